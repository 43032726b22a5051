package chat.warren.ui.window.palette;

import java.awt.event.ActionEvent;
import java.util.EnumMap;
import java.util.Map;
import javax.swing.AbstractAction;
import javax.swing.JComponent;

/** Which act does what just now. */
public final class Keys {
    private final Map<Act, Runnable> doings = new EnumMap<>(Act.class);

    public Keys on(Act act, Runnable doing) {
        doings.put(act, doing);
        return this;
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
            part.getInputMap(JComponent.WHEN_ANCESTOR_OF_FOCUSED_COMPONENT).put(act.keys(), act);
            part.getInputMap(JComponent.WHEN_IN_FOCUSED_WINDOW).put(act.keys(), act);
            part.getActionMap().put(act, new AbstractAction() {
                @Override
                public void actionPerformed(ActionEvent pressed) {
                    act(act);
                }
            });
        }
    }
}
