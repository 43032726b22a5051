package chat.warren.ui.window.notice;

/**
 * A few words for somebody who looks elsewhere.
 *
 * @param about the conversation; a newer notice about it takes the older one's place
 */
record Notice(String about, String title, String text) {}
