package chat.warren.storage.settings;

import chat.warren.crypto.wire.MalformedException;
import chat.warren.storage.row.RowFormat;
import chat.warren.storage.row.RowReader;
import chat.warren.storage.row.RowWriter;

/** One choice of the user's. */
public record Setting(String name, String value) {
    static final RowFormat<Setting> FORMAT = new RowFormat<>() {
        @Override
        public void write(Setting setting, RowWriter out) {
            out.text(setting.name).text(setting.value);
        }

        @Override
        public Setting read(RowReader in) throws MalformedException {
            return new Setting(in.text(), in.text());
        }
    };
}
