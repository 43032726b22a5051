package chat.warren.ui.window.settings;

import chat.warren.node.api.DeviceCard;
import chat.warren.node.api.DevicesView;
import chat.warren.node.api.Event;
import chat.warren.node.api.PairingView;
import chat.warren.node.api.ProfileException;
import chat.warren.ui.look.Pieces;
import chat.warren.ui.look.Shade;
import chat.warren.ui.look.Text;
import chat.warren.ui.window.offstage.Question;
import chat.warren.ui.window.offstage.Stage;
import chat.warren.ui.window.welcome.CodeReader;
import java.util.List;
import java.util.Locale;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JPanel;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import net.miginfocom.swing.MigLayout;

/** Our own devices: which there are, a new one, a lost one. */
final class DevicesChapter {
    private final Stage stage;
    private final JPanel devices = Pieces.clear(new MigLayout("insets 0, gap 0 8, wrap 1, fillx", "[grow,fill]"));
    private final JPanel pairing = Pieces.clear(new MigLayout("insets 0, gap 0 8, wrap 1, fillx", "[grow,fill]"));
    private final JTextArea told = Pieces.passage("", Text.BODY, Shade.QUIET);
    private final JTextField link = new JTextField();

    DevicesChapter(Stage stage, Hands hands) {
        this.stage = stage;
        devices.setName("devices");
        pairing.setName("pairing");
        told.setName("pairing-told");
        link.setName("device-link");
        link.getAccessibleContext().setAccessibleName(stage.say("settings.devices.link"));
        link.putClientProperty("JTextField.placeholderText", stage.say("settings.devices.link"));
        link.addActionListener(entered -> add());
        hands.listen(this::heard);
        look();
    }

    Chapter chapter() {
        return new Chapter(
                stage.say("settings.devices"),
                "link",
                List.of(
                        Line.under(stage.say("settings.devices.all"), stage.say("settings.devices.all.cost"), devices),
                        Line.under(
                                stage.say("settings.devices.add"), stage.say("settings.devices.add.cost"), pairing)));
    }

    private void heard(Event event) {
        switch (event) {
            case Event.DevicesChanged changed -> look();
            case Event.PairingMoved moved -> look();
            case Event.HistoryCopied copied -> look();
            default -> {}
        }
    }

    private void look() {
        stage.offstage().ask(() -> stage.node().devices().view(), this::show);
    }

    private void show(DevicesView view) {
        devices.removeAll();
        for (DeviceCard card : view.devices()) {
            devices.add(card(card, view.holdsKey()), "wmin 0");
        }
        view.copying()
                .ifPresent(copying -> devices.add(
                        Pieces.passage(
                                stage.say("settings.devices.copying", copying.done(), copying.total()),
                                Text.BODY,
                                Shade.QUIET),
                        "wmin 0"));
        pairing.removeAll();
        if (!view.holdsKey()) {
            entrust();
        } else if (view.pairing().step() == PairingView.Step.COMPARE) {
            compare(view.pairing());
        } else if (view.pairing().step() == PairingView.Step.LOOKING) {
            looking();
        } else {
            ask();
        }
        said(view.pairing());
        pairing.add(told, "wmin 0, hidemode 3");
        for (JPanel each : List.of(devices, pairing)) {
            each.applyComponentOrientation(stage.words().orientation());
            each.revalidate();
            each.repaint();
        }
    }

    private JComponent card(DeviceCard device, boolean holdsKey) {
        JPanel card = Pieces.card(new MigLayout("insets 12 16 12 12, gap 8 2, fillx", "[grow,fill,0::][][]"));
        JTextField name = new JTextField(device.name());
        name.setName("device." + device.name());
        name.getAccessibleContext().setAccessibleName(stage.say("settings.devices.name"));
        name.putClientProperty("JTextField.placeholderText", stage.say("settings.devices.name"));
        JButton call = Pieces.button(stage.say("save"));
        Question.Errand calling = () -> stage.node().devices().call(device.id(), name.getText());
        call.addActionListener(pressed -> stage.offstage().tell(calling));
        name.addActionListener(entered -> stage.offstage().tell(calling));
        card.add(name, "wmin 80");
        card.add(call);
        if (holdsKey && !device.here()) {
            card.add(Pieces.twice(
                    stage.say("settings.devices.revoke"),
                    stage.say("really"),
                    () -> stage.offstage().tell(() -> stage.node().devices().revoke(device.id()))));
        }
        card.add(Pieces.passage(state(device), Text.SMALL, Shade.QUIET), "newline, span, growx, wmin 0");
        return card;
    }

    private String state(DeviceCard device) {
        String until = stage.words().times().full(device.until(), stage.zone());
        String now;
        if (device.here()) {
            now = stage.say("settings.devices.here");
        } else if (device.linked()) {
            now = stage.say("settings.devices.linked");
        } else {
            now = device.seen()
                    .map(at -> stage.say(
                            "settings.devices.seen", stage.words().times().full(at, stage.zone())))
                    .orElse(stage.say("settings.devices.unseen"));
        }
        return now + " · " + stage.say("settings.devices.until", until);
    }

    private void ask() {
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8, fillx", "[grow,fill,0::][][]"));
        JButton scan = Pieces.icon("scan", stage.say("door.link.scan"));
        scan.addActionListener(pressed -> CodeReader.ask(pairing, stage.offstage(), text -> {
            if (text.isPresent()) {
                link.setText(text.get());
                add();
            } else {
                say(stage.say("door.link.no-code"));
            }
        }));
        JButton add = Pieces.button(stage.say("settings.devices.find"));
        add.setName("add-device");
        add.addActionListener(pressed -> add());
        row.add(link, "wmin 60");
        row.add(scan);
        row.add(add);
        pairing.add(row, "wmin 0");
    }

    private void add() {
        String text = link.getText().strip();
        if (!text.isEmpty()) {
            answer(() -> stage.node().devices().add(text));
        }
    }

    private void looking() {
        JButton stop = Pieces.button(stage.say("cancel"));
        stop.addActionListener(pressed -> answer(() -> stage.node().devices().giveUp()));
        pairing.add(stop, "grow 0");
    }

    private void compare(PairingView view) {
        JPanel grid = Pieces.clear(new MigLayout("insets 4 0 4 0, gap 24 6, wrap 3", "[grow][grow][grow]"));
        grid.setName("pairing-words");
        view.words().forEach(word -> grid.add(Pieces.label(word, Text.CODE, Shade.INK)));
        JButton same = Pieces.leading(stage.say("verify.same"));
        same.setName("pairing-same");
        same.addActionListener(pressed -> answer(() -> stage.node().devices().answer(true)));
        JButton different = Pieces.button(stage.say("verify.different"));
        different.addActionListener(
                pressed -> answer(() -> stage.node().devices().answer(false)));
        JPanel row = Pieces.clear(new MigLayout("insets 0, gap 8"));
        row.add(same);
        row.add(different);
        pairing.add(grid);
        pairing.add(row);
    }

    /** A paired device can add others when somebody types the recovery words into it. */
    private void entrust() {
        JTextField words = new JTextField();
        words.setName("entrust-words");
        words.getAccessibleContext().setAccessibleName(stage.say("recover.words"));
        words.putClientProperty("JTextField.placeholderText", stage.say("recover.words"));
        JButton entrust = Pieces.button(stage.say("settings.devices.entrust"));
        entrust.addActionListener(pressed -> {
            String typed = words.getText();
            answer(() -> stage.node().devices().entrust(typed));
        });
        pairing.add(Pieces.passage(stage.say("settings.devices.no-key"), Text.BODY, Shade.QUIET), "wmin 0");
        pairing.add(words, "wmin 0");
        pairing.add(entrust, "grow 0");
    }

    private void answer(Question.Errand errand) {
        stage.offstage()
                .ask(
                        () -> {
                            errand.run();
                            return stage.node().devices().view();
                        },
                        this::show,
                        (ProfileException failure) -> say(stage.told(failure)));
    }

    private void said(PairingView view) {
        String key = "settings.devices.step." + view.step().name().toLowerCase(Locale.ROOT);
        String name = view.name().filter(each -> !each.isBlank()).orElse(stage.say("settings.devices.unnamed"));
        say(view.sentence()
                .map(stage.words()::told)
                .orElse(view.step() == PairingView.Step.NONE ? "" : stage.say(key, name)));
    }

    private void say(String sentence) {
        told.setText(sentence);
        told.setVisible(!sentence.isEmpty());
        pairing.revalidate();
    }
}
