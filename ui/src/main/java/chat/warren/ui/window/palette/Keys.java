package chat.warren.ui.window.palette;

import java.awt.event.ActionEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.IntConsumer;
import javax.swing.AbstractAction;
import javax.swing.JComponent;
import javax.swing.KeyStroke;

/** Which act does what just now. */
public final class Keys {
    private final Map<Act, Runnable> doings = new EnumMap<>(Act.class);
    private IntConsumer place = number -> {};

    public Keys on(Act act, Runnable doing) {
        doings.put(act, doing);
        return this;
    }

    /** What the numbers do. */
    public Keys onPlace(IntConsumer doing) {
        place = doing;
        return on(Act.NTH, () -> doing.accept(1));
    }

    /** Does it, if it can be done here. */
    public void act(Act act) {
        Runnable doing = doings.get(act);
        if (doing != null) {
            doing.run();
        }
    }

    public boolean knows(Act act) {
        return doings.containsKey(act);
    }

    /** Binds the keys wherever the keyboard is in this part of the window. */
    public void bind(JComponent part) {
        for (Act act : doings.keySet()) {
            act.allKeys(Act.menu()).forEach(keys -> bind(part, keys, act, () -> act(act)));
        }
        for (int number = 1; number <= Act.LAST_PLACE; number++) {
            int at = number;
            bind(part, Act.place(at), "place " + at, () -> place.accept(at));
        }
    }

    private static void bind(JComponent part, KeyStroke keys, Object name, Runnable doing) {
        part.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(keys, name);
        part.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(keys, name);
        part.getActionMap().put(name, new AbstractAction() {
            @Override
            public void actionPerformed(ActionEvent pressed) {
                doing.run();
            }
        });
    }
}
