package chat.warren.node.share;

import chat.warren.node.file.disk.SafeName;
import java.util.Locale;
import java.util.Set;

/**
 * Names of what does something by itself when it is opened, on one system or another: programs, what leads to them, and
 * documents with programs in them. Some of it acts as soon as a folder shows it. It is known by its name alone, because
 * systems go by that; what a friend says of its kind is no more than what a friend says.
 */
public final class SelfActing {
    private static final Set<String> ENDINGS = Set.of((programs() + scripts() + links() + documents()).split(" "));

    private SelfActing() {}

    private static String programs() {
        return "exe com scr pif cpl msc msi msix msixbundle appx appxbundle appinstaller application msp mst jar jnlp"
                + " run bin appimage deb rpm flatpakref snap apk app dmg pkg mpkg workflow action prefpane saver wdgt"
                + " qlgenerator scptd ";
    }

    private static String scripts() {
        return "bat cmd ps1 vbs vbe js jse wsf wsh hta reg sh bash csh zsh py pyw pl rb php command terminal scpt ";
    }

    private static String links() {
        return "lnk url desktop appref-ms library-ms search-ms searchconnector-ms settingcontent-ms scf rdp inetloc"
                + " fileloc webloc theme mobileconfig diagcab iso img vhd vhdx ";
    }

    private static String documents() {
        return "chm docm dotm xlsm xltm xlam pptm potm ppsm ppam xll iqy one html htm xhtml mhtml svg";
    }

    /** Whether a file or a folder of this name is such, once its name is made harmless otherwise. */
    public static boolean is(String name) {
        String safe = SafeName.of(name).toLowerCase(Locale.ROOT);
        String ending = safe.substring(safe.lastIndexOf('.') + 1);
        return ENDINGS.contains(ending) || ending.startsWith("{"); // Windows takes the number of a program for one.
    }
}
