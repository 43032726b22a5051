package chat.warren.ui.window.settings;

import chat.warren.ui.window.offstage.Stage;
import java.util.List;

/** The chapters in their order. */
final class Chapters {
    private Chapters() {}

    static List<Chapter> all(Stage stage, Hands hands) {
        return List.of(
                new ProfileChapter(stage, hands).chapter(),
                new DevicesChapter(stage, hands).chapter(),
                new PrivacyChapter(stage, hands).chapter(),
                new NoticesChapter(stage, hands).chapter(),
                new AppearanceChapter(stage, hands).chapter(),
                new FriendsChapter(stage).chapter(),
                new FilesChapter(stage).chapter(),
                new StorageChapter(stage).chapter(),
                new NetworkChapter(stage).chapter(),
                new ShortcutsChapter(stage).chapter(),
                new AdvancedChapter(stage).chapter(),
                new AboutChapter(stage).chapter());
    }
}
