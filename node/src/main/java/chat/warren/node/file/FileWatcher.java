package chat.warren.node.file;

/** Told how far files are, after every change that people may want to see; far more often than they do. */
public interface FileWatcher {
    void comes(FileView view);

    void goes(GivingView view);
}
