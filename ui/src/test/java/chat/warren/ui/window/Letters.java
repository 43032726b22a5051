package chat.warren.ui.window;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.accessibility.AccessibleContext;
import javax.swing.JComponent;
import javax.swing.JMenuItem;
import javax.swing.JPopupMenu;
import javax.swing.MenuElement;
import javax.swing.MenuSelectionManager;

/**
 * The messages of the conversation that is open in a window, as a screen reader reads them and a keyboard reaches them.
 */
record Letters(Watched window) {
    /** Waits until a screen reader would read a message with all of these, each of them one of several with a bar. */
    void hears(String... words) throws Exception {
        window.until(
                () -> message(words) >= 0,
                () -> "no message says " + List.of(words) + ", but: "
                        + messages().toList());
    }

    /** Waits until the newest message offers something in its menu. */
    void offers(String deed) throws Exception {
        window.until(() -> deed(deed).isPresent(), () -> "the newest message does not offer " + deed);
    }

    /** Does something with the newest message, by its menu. */
    void hand(String deed) throws Exception {
        offers(deed);
        Watched.onStage(() -> {
            deed(deed).ifPresent(item -> item.doClick(0));
            return true;
        });
    }

    private Optional<JMenuItem> deed(String deed) throws Exception {
        JComponent list = window.part("messages", JComponent.class).orElseThrow();
        Watched.run(list, "END");
        Watched.run(list, "CONTEXT_MENU");
        MenuElement[] open = MenuSelectionManager.defaultManager().getSelectedPath();
        Optional<JMenuItem> item = Arrays.stream(open)
                .filter(JPopupMenu.class::isInstance)
                .flatMap(menu -> Arrays.stream(menu.getSubElements()))
                .filter(JMenuItem.class::isInstance)
                .map(JMenuItem.class::cast)
                .filter(each -> each.getText().startsWith(deed))
                .findFirst();
        MenuSelectionManager.defaultManager().clearSelectedPath();
        return item;
    }

    private int message(String... words) {
        List<String> all = messages().toList();
        for (int i = all.size() - 1; i >= 0; i--) {
            String said = all.get(i);
            if (Stream.of(words).allMatch(word -> Stream.of(word.split("\\|")).anyMatch(said::contains))) {
                return i;
            }
        }
        return -1;
    }

    private Stream<String> messages() {
        return window.part("messages", JComponent.class).stream().flatMap(list -> {
            AccessibleContext voice = list.getAccessibleContext();
            return IntStream.range(0, voice.getAccessibleChildrenCount())
                    .mapToObj(at -> voice.getAccessibleChild(at).getAccessibleContext())
                    .map(child -> String.valueOf(child.getAccessibleName()));
        });
    }
}
