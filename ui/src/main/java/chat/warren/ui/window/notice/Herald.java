package chat.warren.ui.window.notice;

/** A way by which a desktop shows notices. Its methods wait for the desktop, and are safe to call from any thread. */
interface Herald {
    /**
     * Shows it.
     *
     * @param aloud whether it may be heard
     */
    void tell(Notice notice, boolean aloud);

    /** Nobody needs to be told of this any more. */
    void takeBack(String about);

    /** Takes everything back, and tells nothing more. */
    void close();

    /** Where a desktop shows nothing. */
    Herald NONE = new Herald() {
        @Override
        public void tell(Notice notice, boolean aloud) {}

        @Override
        public void takeBack(String about) {}

        @Override
        public void close() {}
    };
}
