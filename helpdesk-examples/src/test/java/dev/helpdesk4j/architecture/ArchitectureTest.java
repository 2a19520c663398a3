package dev.helpdesk4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rules of the house, held against all main classes. That each rule bites is shown by {@link ViolationsTest}. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = LibraryModule.allClasses();
    private static final Hexagon HEXAGON = new Hexagon("dev.helpdesk4j");
    private static final Surface SURFACE = new Surface(HEXAGON);
    private static final HouseStyle STYLE = new HouseStyle(HEXAGON);

    @ParameterizedTest
    @EnumSource
    void everyModuleHasClassesToLookAt(LibraryModule module) {
        assertThat(module.classes()).isNotEmpty();
    }

    @Test
    void arrowsPointInwards() {
        HEXAGON.arrowsPointInwards().check(CLASSES);
    }

    @Test
    void adaptersNeverSeeEachOther() {
        HEXAGON.adaptersNeverSeeEachOther().check(CLASSES);
    }

    @Test
    void everyLayerKeepsToItsLibraries() {
        HEXAGON.everyLayerKeepsToItsLibraries().check(CLASSES);
    }

    @Test
    void onlyClassesNamedForNettyKnowIt() {
        HEXAGON.onlyClassesNamedForNettyKnowIt().check(CLASSES);
    }

    @Test
    void theCommandLineIsLayered() {
        HEXAGON.theCommandLineIsLayered().check(CLASSES);
    }

    @Test
    void packagesFormNoCycles() {
        HEXAGON.packagesFormNoCycles().check(CLASSES);
    }

    @Test
    void signaturesShowOfVavrOnlyWhatTheReadmeExplains() {
        SURFACE.showsOfVavrOnlyWhatTheReadmeExplains().check(CLASSES);
    }

    @Test
    void signaturesKeepTheWireInside() {
        SURFACE.keepsTheWireInside().check(CLASSES);
    }

    @Test
    void theDomainIsImmutable() {
        STYLE.theDomainIsImmutable().check(CLASSES);
    }

    @Test
    void noNullCrossesAMethodsEdge() {
        STYLE.noNullCrossesAMethodsEdge().check(CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        STYLE.everyPackageIsNullMarked().check(CLASSES);
    }

    @Test
    void namesSayWhatAClassIs() {
        STYLE.namesSayWhatAClassIs().check(CLASSES);
    }

    @Test
    void theLibraryIsSilent() {
        STYLE.theLibraryIsSilent().check(CLASSES);
    }
}
