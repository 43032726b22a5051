package chat.warren.ui.window.talk;

import chat.warren.node.api.FileView;
import chat.warren.ui.words.Size;
import chat.warren.ui.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What can be done with a file, and how far it is in words. */
enum Handling {
    PLAY("play", "talk.voice.play"),
    PACE("forward", "talk.voice.pace"),
    BACK("back", "talk.voice.back"),
    FORTH("forward", "talk.voice.forth"),
    FETCH("download", "talk.file.fetch"),
    PAUSE("pause", "talk.file.pause"),
    RESUME("play", "talk.file.resume"),
    OPEN("file", "talk.file.open"),
    FOLDER("folder", "talk.file.folder"),
    CANCEL("close", "talk.file.cancel");

    private final String icon;
    private final String key;

    Handling(String icon, String key) {
        this.icon = icon;
        this.key = key;
    }

    String icon() {
        return icon;
    }

    String words(FileView file, Words words) {
        return words.say(key, file.name());
    }

    /** What can be done, the likeliest first. */
    static List<Handling> of(FileView file) {
        List<Handling> all = new ArrayList<>();
        switch (file.state()) {
            case OFFERED -> all.add(file.isToFetch() ? FETCH : PAUSE);
            case WAITING, RUNNING -> all.add(PAUSE);
            case PAUSED -> all.add(RESUME);
            case FAILED -> {
                if (file.isToFetch()) {
                    all.add(FETCH);
                }
            }
            case DONE, CANCELLED -> {}
        }
        if (file.place().isPresent()) {
            if (isVoice(file)) {
                all.addFirst(PLAY);
                all.add(PACE);
            } else {
                all.add(OPEN);
            }
            all.add(FOLDER);
        }
        boolean over = switch (file.state()) {
            case DONE, CANCELLED -> true;
            case OFFERED, WAITING, RUNNING, PAUSED, FAILED -> false;
        };
        if (!over) {
            all.add(CANCEL);
        }
        return all;
    }

    /** Whether it was spoken to be heard, and not to be kept. */
    static boolean isVoice(FileView file) {
        return file.voiceMillis().isPresent() && !file.folder();
    }

    /** What pressing its picture does: whoever presses a picture wants to see it. */
    static Optional<Handling> ofPicture(FileView file) {
        List<Handling> all = of(file);
        return Stream.of(OPEN, FETCH, RESUME).filter(all::contains).findFirst();
    }

    /** Its size, and how far it is. */
    static String progress(FileView file, Words words) {
        String size = Size.of(file.bytes(), words);
        return switch (file.state()) {
            case OFFERED -> words.say(file.isToFetch() ? "talk.file.offered" : "talk.file.offered.own", size);
            case WAITING -> words.say("talk.file.waiting", Size.of(file.done(), words), size);
            case RUNNING ->
                words.say(
                        "talk.file.running", Size.of(file.done(), words), size, Size.of(file.bytesPerSecond(), words));
            case PAUSED -> words.say("talk.file.paused", Size.of(file.done(), words), size);
            case DONE -> size;
            case FAILED -> file.trouble().map(words::told).orElse(words.say("talk.file.failed"));
            case CANCELLED -> words.say("talk.file.cancelled", size);
        };
    }
}
