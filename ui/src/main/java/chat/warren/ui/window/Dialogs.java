package chat.warren.ui.window;

import chat.warren.ui.words.Words;
import java.util.List;
import java.util.Map;
import javax.swing.JComponent;
import javax.swing.UIManager;

/** The language of the dialogs that Java brings. It has fewer languages than we, and some only in one country. */
final class Dialogs {
    private static final Map<String, List<String>> TEXTS = Map.ofEntries(
            Map.entry("file.ok", List.of("OptionPane.okButtonText")),
            Map.entry("cancel", List.of("OptionPane.cancelButtonText", "FileChooser.cancelButtonText")),
            Map.entry(
                    "file.open",
                    List.of(
                            "FileChooser.openButtonText",
                            "FileChooser.openDialogTitleText",
                            "FileChooser.directoryOpenButtonText")),
            Map.entry("save", List.of("FileChooser.saveButtonText", "FileChooser.saveDialogTitleText")),
            Map.entry("file.in", List.of("FileChooser.lookInLabelText", "FileChooser.saveInLabelText")),
            Map.entry("file.name", List.of("FileChooser.fileNameLabelText", "FileChooser.fileNameHeaderText")),
            Map.entry("file.folder", List.of("FileChooser.folderNameLabelText")),
            Map.entry("file.kind", List.of("FileChooser.filesOfTypeLabelText", "FileChooser.fileTypeHeaderText")),
            Map.entry("file.all", List.of("FileChooser.acceptAllFileFilterText")),
            Map.entry("file.up", List.of("FileChooser.upFolderToolTipText", "FileChooser.upFolderAccessibleName")),
            Map.entry(
                    "file.home", List.of("FileChooser.homeFolderToolTipText", "FileChooser.homeFolderAccessibleName")),
            Map.entry(
                    "file.new-folder",
                    List.of(
                            "FileChooser.newFolderToolTipText",
                            "FileChooser.newFolderAccessibleName",
                            "FileChooser.newFolderActionLabelText")),
            Map.entry(
                    "file.list",
                    List.of(
                            "FileChooser.listViewButtonToolTipText",
                            "FileChooser.listViewButtonAccessibleName",
                            "FileChooser.listViewActionLabelText")),
            Map.entry(
                    "file.details",
                    List.of(
                            "FileChooser.detailsViewButtonToolTipText",
                            "FileChooser.detailsViewButtonAccessibleName",
                            "FileChooser.detailsViewActionLabelText")),
            Map.entry("file.view", List.of("FileChooser.viewMenuLabelText")),
            Map.entry("file.refresh", List.of("FileChooser.refreshActionLabelText")),
            Map.entry("file.size", List.of("FileChooser.fileSizeHeaderText")),
            Map.entry("file.changed", List.of("FileChooser.fileDateHeaderText")));

    private Dialogs() {}

    static void speak(Words words) {
        JComponent.setDefaultLocale(words.tongue().locale());
        TEXTS.forEach((key, names) -> names.forEach(name -> UIManager.put(name, words.say(key))));
    }
}
