package chat.warren.ui.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.warren.ui.look.Look;
import chat.warren.ui.look.Theme;
import chat.warren.ui.words.Tongue;
import chat.warren.ui.words.Words;
import java.awt.EventQueue;
import java.util.List;
import javax.swing.JComponent;
import javax.swing.JFileChooser;
import javax.swing.UIManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DialogsTest {
    @AfterEach
    void speakAsBefore() throws Exception {
        EventQueue.invokeAndWait(() -> Dialogs.speak(Words.of(Tongue.ENGLISH)));
    }

    @Test
    void whoIsAskedForAFileIsAskedInTheLanguageOfTheWindow() throws Exception {
        EventQueue.invokeAndWait(() -> {
            Look.begin();
            Look.wear(Theme.LIGHT, false, 100);
            for (Tongue tongue : List.of(Tongue.ARABIC, Tongue.GERMAN, Tongue.CHINESE)) {
                Words words = Words.of(tongue);
                Dialogs.speak(words);
                JFileChooser chooser = new JFileChooser();
                assertEquals(tongue.code(), chooser.getLocale().getLanguage());
                assertEquals(
                        words.say("file.all"), chooser.getAcceptAllFileFilter().getDescription());
                assertEquals(
                        words.say("file.ok"),
                        UIManager.getString("OptionPane.okButtonText", JComponent.getDefaultLocale()));
            }
        });
    }
}
