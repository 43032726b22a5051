package chat.warren.node.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UsualFolderTest {
    private static final Path HOME = Path.of("/home/anna");

    private static String on(String system, Map<String, String> environment) throws ProfileException {
        return UsualFolder.of(environment, system, HOME).toString().replace('\\', '/');
    }

    @Test
    void eachSystemHasItsPlace() throws ProfileException {
        assertEquals("/home/anna/.local/share/warren/profile", on("Linux", Map.of()));
        assertEquals("/home/anna/Library/Application Support/Warren/profile", on("Mac OS X", Map.of()));
        assertEquals("/home/anna/AppData/Local/Warren/profile", on("Windows 11", Map.of()));
    }

    @Test
    void theEnvironmentMovesIt() throws ProfileException {
        assertEquals("/data/warren/profile", on("Linux", Map.of("XDG_DATA_HOME", "/data", "HOME", "/elsewhere")));
        assertEquals("/elsewhere/.local/share/warren/profile", on("FreeBSD", Map.of("HOME", "/elsewhere")));
        assertEquals("/local/Warren/profile", on("Windows 11", Map.of("LOCALAPPDATA", "/local")));
        assertEquals("here", on("Linux", Map.of("WARREN_PROFILE", "here", "XDG_DATA_HOME", "/data")));
    }

    @Test
    void relativePathsInXdgAreIgnoredAsItsSpecificationSays() throws ProfileException {
        assertEquals("/home/anna/.local/share/warren/profile", on("Linux", Map.of("XDG_DATA_HOME", "data")));
        assertEquals("/home/anna/.local/share/warren/profile", on("Linux", Map.of("XDG_DATA_HOME", "")));
    }

    @Test
    void anEmptyNameIsNoPlace() {
        assertThrows(ProfileException.class, () -> on("Linux", Map.of("WARREN_PROFILE", "")));
    }
}
