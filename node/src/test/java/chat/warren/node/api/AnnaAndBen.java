package chat.warren.node.api;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Two whole nodes on a street of their own, who have not heard of each other. */
abstract class AnnaAndBen {
    @TempDir
    Path folder;

    Street street;
    RunningNode anna;
    RunningNode ben;

    @BeforeEach
    void moveIn() throws IOException, InterruptedException {
        street = new Street(folder);
        anna = street.node("Anna");
        ben = street.node("Ben");
    }

    @AfterEach
    void end() throws ProfileException {
        street.close();
    }
}
