package chat.warren.rules;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Random;

/** Which part may know which, and who may touch the world. */
@AnalyzeClasses(
        packages = "chat.warren",
        importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.OnlyTheProduct.class})
class ArchitectureTest {
    /** The simulator and the benchmarks are not shipped and have rules of their own. */
    static final class OnlyTheProduct implements ImportOption {
        @Override
        public boolean includes(com.tngtech.archunit.core.importer.Location location) {
            return !location.contains("/tests/") && !location.contains("/simulator");
        }
    }

    @ArchTest
    static final ArchRule dependenciesPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("crypto")
            .definedBy("chat.warren.crypto..")
            .layer("storage")
            .definedBy("chat.warren.storage..")
            .layer("dht")
            .definedBy("chat.warren.dht..")
            .layer("node")
            .definedBy("chat.warren.node..")
            .optionalLayer("ui")
            .definedBy("chat.warren.ui..")
            .whereLayer("ui")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("node")
            .mayOnlyBeAccessedByLayers("ui")
            .whereLayer("dht")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("storage")
            .mayOnlyBeAccessedByLayers("node")
            .whereLayer("crypto")
            .mayOnlyBeAccessedByLayers("storage", "dht", "node")
            .because("the map of the design: ui, node, then dht and storage side by side, then crypto");

    @ArchTest
    static final ArchRule uiReachesOnlyTheFacade = noClasses()
            .that()
            .resideInAPackage("chat.warren.ui..")
            .should()
            .dependOnClassesThat(new DescribedPredicate<JavaClass>("lie in node behind its api") {
                @Override
                public boolean test(JavaClass other) {
                    return other.getPackageName().startsWith("chat.warren.node")
                            && !other.getPackageName().startsWith("chat.warren.node.api");
                }
            })
            .allowEmptyShould(true)
            .because(
                    "window, terminal and scripts share one facade, so that none of them can do what the others cannot");

    @ArchTest
    static final ArchRule onlyLoopsTouchSockets = noClasses()
            .that()
            .resideOutsideOfPackage("..loop..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.net\\.(Datagram|Multicast|Server)?Socket"
                    + "|java\\.nio\\.channels\\.(Datagram|Socket|ServerSocket|AsynchronousSocket)Channel|java\\.nio\\.channels\\.Selector"
                    + "|java\\.net\\.http\\..*|java\\.net\\.URL")
            .because("everything else must run in the simulator");

    @ArchTest
    static final ArchRule onlyLoopsStartThreads = noClasses()
            .that()
            .resideOutsideOfPackages("..loop..", "chat.warren.ui.window.offstage")
            .should()
            .callMethod(Thread.class, "start")
            .orShould()
            .callMethod(Thread.class, "startVirtualThread", Runnable.class)
            .orShould()
            .callMethod(Thread.class, "sleep", long.class)
            .orShould()
            .callMethod(Thread.class, "sleep", java.time.Duration.class)
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.concurrent\\.(Executors|ForkJoinPool|Timer)|java\\.util\\.Timer")
            .because("state has one owner, and the owner is a loop");

    @ArchTest
    static final ArchRule timeIsAnArgument = noClasses()
            .that()
            .resideOutsideOfPackages("..loop..", "chat.warren.ui..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(InstantSource.class, "system")
            .orShould()
            .callConstructor(Date.class)
            .because("a simulation owns the clock");

    @ArchTest
    static final ArchRule randomnessIsAnArgument = noClasses()
            .that()
            .resideOutsideOfPackages("..loop..", "chat.warren.ui..", "chat.warren.node.api..")
            .should()
            .callConstructor(SecureRandom.class)
            .orShould()
            .callConstructor(Random.class)
            .orShould()
            .callMethod(Math.class, "random")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callMethod(java.util.concurrent.ThreadLocalRandom.class, "current")
            .because("a seed must reproduce every failure");

    @ArchTest
    static final ArchRule cryptoTouchesNothing = noClasses()
            .that()
            .resideInAPackage("chat.warren.crypto..")
            .and()
            .doNotHaveSimpleName("WordList") // Reads its list from the program itself.
            .should()
            .dependOnClassesThat()
            .haveNameMatching(
                    "java\\.nio\\.file\\..*|java\\.io\\.(File|FileInputStream|FileOutputStream|InputStream|OutputStream|RandomAccessFile).*|java\\.sql\\..*")
            .because("crypto opens no file and no socket, so that all of it can be tested with bytes");

    @ArchTest
    static final ArchRule storageKnowsNoNetwork = noClasses()
            .that()
            .resideInAPackage("chat.warren.storage..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.net..")
            .because("a profile is read where there is no network at all");

    @ArchTest
    static final ArchRule dhtKnowsNoFriends = noClasses()
            .that()
            .resideInAPackage("chat.warren.dht..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "chat.warren.crypto.identity..",
                    "chat.warren.crypto.message..",
                    "chat.warren.crypto.invite..",
                    "chat.warren.crypto.link..")
            .because("what the DHT does not know, it cannot tell");

    @ArchTest
    static final ArchRule nothingIsInjectedIntoFields = noFields()
            .that()
            .areDeclaredInClassesThat()
            .resideOutsideOfPackage("chat.warren.ui.terminal..")
            .should()
            .beAnnotatedWith(new DescribedPredicate<>("an annotation that asks for injection") {
                @Override
                public boolean test(com.tngtech.archunit.core.domain.JavaAnnotation<?> annotation) {
                    String name = annotation.getRawType().getSimpleName();
                    return name.equals("Inject") || name.equals("Autowired") || name.equals("Resource");
                }
            })
            .because("constructors say what a thing needs; picocli's options are the one exception");

    @ArchTest
    static final ArchRule noStaticsWithState = noFields()
            .that()
            .areStatic()
            .and(new DescribedPredicate<JavaField>("written by people") {
                @Override
                public boolean test(JavaField field) {
                    return !field.getModifiers().contains(JavaModifier.SYNTHETIC);
                }
            })
            .should()
            .notBeFinal()
            .because("two nodes run in one process: the demo, the tests, a family's shared machine");

    @ArchTest
    static final ArchRule onlyTerminalCommandsPrint = noClasses()
            .that()
            .resideOutsideOfPackage("chat.warren.ui.terminal..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(Throwable.class, "printStackTrace")
            .because("what a program prints can hold a friend's name");

    @ArchTest
    static final ArchRule noJavaSerialization = noClasses()
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.io\\.Object(In|Out)putStream")
            .because("every byte we read has a parser of ours, with limits");

    @ArchTest
    static final ArchRule noCyclesBetweenPackages = slices().matching("chat.warren.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that needs its user is not a package");

    @ArchTest
    static final ArchRule exceptionsSayWhoseFaultItIs = classes()
            .that()
            .areAssignableTo(Exception.class)
            .and()
            .resideInAPackage("chat.warren..")
            .should()
            .haveSimpleNameEndingWith("Exception")
            .because("a reader shall see at the call what can go wrong");
}
