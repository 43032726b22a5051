package chat.warren.ui.window.talk;

import java.util.Locale;
import javax.accessibility.Accessible;
import javax.accessibility.AccessibleComponent;
import javax.accessibility.AccessibleContext;
import javax.accessibility.AccessibleRole;
import javax.accessibility.AccessibleState;
import javax.accessibility.AccessibleStateSet;
import org.jspecify.annotations.Nullable;

/** What a screen reader is told of the list: a list, with a child for each message that was read from the node. */
final class ListVoice extends AccessibleContext {
    private final MessageList list;
    private final AccessibleContext plain;

    /** Adds to what there is to say of any component. */
    ListVoice(MessageList list, AccessibleContext plain) {
        this.list = list;
        this.plain = plain;
        setAccessibleName(list.dress().words().say("talk.list"));
        setAccessibleDescription(list.dress().words().say("talk.list.keys"));
    }

    /** The keyboard's attention went to another message. */
    void attention(int row) {
        firePropertyChange(ACCESSIBLE_ACTIVE_DESCENDANT_PROPERTY, null, getAccessibleChild(row));
    }

    @Override
    public AccessibleRole getAccessibleRole() {
        return AccessibleRole.LIST;
    }

    @Override
    public AccessibleStateSet getAccessibleStateSet() {
        AccessibleStateSet states = plain.getAccessibleStateSet();
        states.add(AccessibleState.MANAGES_DESCENDANTS);
        return states;
    }

    @Override
    public @Nullable Accessible getAccessibleParent() {
        return plain.getAccessibleParent();
    }

    @Override
    public int getAccessibleIndexInParent() {
        return plain.getAccessibleIndexInParent();
    }

    @Override
    public int getAccessibleChildrenCount() {
        return list.roll().rows().size();
    }

    @Override
    public @Nullable Accessible getAccessibleChild(int row) {
        return row < 0 || row >= getAccessibleChildrenCount() ? null : () -> new RowVoice(row);
    }

    @Override
    public Locale getLocale() {
        return list.dress().words().tongue().locale();
    }

    @Override
    public @Nullable AccessibleComponent getAccessibleComponent() {
        return plain.getAccessibleComponent();
    }

    private final class RowVoice extends AccessibleContext {
        private final int row;

        RowVoice(int row) {
            this.row = row;
            MessageList.message(list.roll().rows().get(row))
                    .ifPresent(message -> setAccessibleName(list.dress().spoken(message)));
        }

        @Override
        public AccessibleRole getAccessibleRole() {
            return AccessibleRole.LABEL;
        }

        @Override
        public AccessibleStateSet getAccessibleStateSet() {
            return new AccessibleStateSet(new AccessibleState[] {AccessibleState.ENABLED, AccessibleState.VISIBLE});
        }

        @Override
        public Accessible getAccessibleParent() {
            return list;
        }

        @Override
        public int getAccessibleIndexInParent() {
            return row;
        }

        @Override
        public int getAccessibleChildrenCount() {
            return 0;
        }

        @Override
        public @Nullable Accessible getAccessibleChild(int child) {
            return null;
        }

        @Override
        public Locale getLocale() {
            return list.dress().words().tongue().locale();
        }
    }
}
