package chat.warren.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The same sources give the same bytes: whoever distrusts a download builds it and compares. */
class ReproducibleTest {
    private static final Path ROOT = Path.of(System.getProperty("warren.root"));

    @Test
    void jarsCarryTheInstantOfThePomAndNothingOfThisMachine() throws IOException {
        Instant expected = timestampOfThePom();
        List<Path> jars = ourJars();
        assumeTrue(!jars.isEmpty(), "no jars yet: this build stops before the package phase");
        List<String> strange = new ArrayList<>();
        for (Path jar : jars) {
            try (ZipFile zip = new ZipFile(jar.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    LocalDateTime time = entry.getTimeLocal();
                    if (!time.toInstant(ZoneOffset.UTC).equals(expected)) {
                        strange.add(jar.getFileName() + "!" + entry.getName() + " says " + time);
                    }
                }
                ZipEntry manifest = zip.getEntry("META-INF/MANIFEST.MF");
                String text = new String(zip.getInputStream(manifest).readAllBytes(), StandardCharsets.UTF_8);
                if (text.contains("Built-By") || text.contains("Build-Jdk:")) {
                    strange.add(jar.getFileName() + " names its builder");
                }
            }
        }
        assertEquals(List.of(), strange);
    }

    private static Instant timestampOfThePom() throws IOException {
        Matcher stamp = Pattern.compile("<project.build.outputTimestamp>(.*)</project.build.outputTimestamp>")
                .matcher(Files.readString(ROOT.resolve("pom.xml")));
        assertTrue(stamp.find(), "the top pom fixes the instant");
        return Instant.parse(stamp.group(1));
    }

    private static List<Path> ourJars() throws IOException {
        List<Path> jars = new ArrayList<>();
        for (String module : List.of("crypto", "storage", "dht", "node")) {
            Path target = ROOT.resolve(module).resolve("target");
            if (Files.isDirectory(target)) {
                try (Stream<Path> files = Files.list(target)) {
                    files.filter(file -> file.toString().endsWith(".jar")).forEach(jars::add);
                }
            }
        }
        return jars;
    }
}
