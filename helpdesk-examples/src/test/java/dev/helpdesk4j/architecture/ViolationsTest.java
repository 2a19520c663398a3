package dev.helpdesk4j.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every rule of {@link ArchitectureTest} bites: small houses, each with violations of one rule. */
class ViolationsTest {

    private static final String HOUSES = "dev.helpdesk4j.architecture.violations.";

    private static List<String> violations(String house, ArchRule rule) {
        var classes = new ClassFileImporter().importPackages(HOUSES + house);
        return rule.evaluate(classes).getFailureReport().getDetails().stream()
                .map(detail -> detail.replace(HOUSES + house + ".", ""))
                .toList();
    }

    private static Hexagon hexagon(String house) {
        return new Hexagon(HOUSES + house);
    }

    private static Surface surface(String house) {
        return new Surface(hexagon(house));
    }

    private static HouseStyle style(String house) {
        return new HouseStyle(hexagon(house));
    }

    @Test
    void anArrowThatPointsOutwardsIsFound() {
        assertThat(violations("arrows", hexagon("arrows").arrowsPointInwards()))
                .satisfiesExactlyInAnyOrder(
                        arrow -> assertThat(arrow).contains("DomainThatKnowsPorts.port", "PortsThatKnowAdapters"),
                        arrow ->
                                assertThat(arrow).contains("PortsThatKnowAdapters.adapter", "AdapterThatKnowsExamples"),
                        arrow -> assertThat(arrow).contains("AdapterThatKnowsExamples.example", "examples.Example"),
                        stray -> assertThat(stray).contains("elsewhere.Stray", "not contained"));
    }

    @Test
    void anAdapterThatSeesTheOtherIsFound() {
        assertThat(violations("apart", hexagon("apart").adaptersNeverSeeEachOther()))
                .satisfiesExactlyInAnyOrder(
                        fake -> assertThat(fake).contains("FakeThatKnowsRetrofit.other"),
                        retrofit -> assertThat(retrofit).contains("RetrofitThatKnowsFake.other"));
    }

    @Test
    void aLibraryWhereItDoesNotBelongIsFound() {
        assertThat(violations("libraries", hexagon("libraries").everyLayerKeepsToItsLibraries()))
                .satisfiesExactlyInAnyOrder(
                        domain -> assertThat(domain).contains("DomainWithAServer.server"),
                        ports -> assertThat(ports).contains("PortsWithAServer.server"),
                        fake -> assertThat(fake).contains("FakeWithATestLibrary.tests", "org.junit.jupiter.api.Test"),
                        retrofit -> assertThat(retrofit).contains("RetrofitWithAServer.server"));
    }

    @Test
    void aClassThatKnowsNettyByAnotherNameIsFound() {
        assertThat(violations("server", hexagon("server").onlyClassesNamedForNettyKnowIt()))
                .singleElement()
                .asString()
                .contains("HandlerThatKnowsNetty.loop", "io.netty.channel.EventLoop");
    }

    @Test
    void aCommandLineWithoutLayersIsFound() {
        assertThat(violations("commands", hexagon("commands").theCommandLineIsLayered()))
                .satisfiesExactlyInAnyOrder(
                        export -> assertThat(export).contains("ExportThatKnowsCommands.command"),
                        output -> assertThat(output).contains("OutputThatKnowsTheExport.export"),
                        picocli -> assertThat(picocli).contains("ExportThatKnowsPicocli.exit"));
    }

    @Test
    void aCycleOfPackagesIsFound() {
        assertThat(violations("cycles", hexagon("cycles").packagesFormNoCycles()))
                .singleElement()
                .asString()
                .contains("TicketThatKnowsMessages.message", "MessageThatKnowsTickets.ticket");
    }

    @Test
    void anUnexplainedVavrTypeIsFoundEverywhere() {
        assertThat(violations("surface", surface("surface").showsOfVavrOnlyWhatTheReadmeExplains()))
                .containsExactlyInAnyOrder(
                        "domain.Leaks shows io.vavr.Tuple0",
                        "domain.Leaks shows io.vavr.Lazy",
                        "domain.Leaks.inAField shows io.vavr.collection.List",
                        "domain.Leaks.<init>(io.vavr.collection.Stream) shows io.vavr.collection.Stream",
                        "domain.Leaks.inAResult() shows io.vavr.control.Try",
                        "domain.Leaks.inAParameter(io.vavr.Function1) shows io.vavr.Function1",
                        "domain.Leaks.inATypeArgument() shows io.vavr.collection.Vector",
                        "domain.Leaks.inABound() shows io.vavr.collection.HashSet",
                        "domain.Leaks.inAnArray() shows io.vavr.collection.Queue");
    }

    @Test
    void aTypeOfTheWireIsFoundWhereverItShows() {
        assertThat(violations("wire", surface("wire").keepsTheWireInside()))
                .satisfiesExactlyInAnyOrder(
                        result -> assertThat(result).startsWith("adapter.fake.ServerInTheOpen.server()"),
                        taken -> assertThat(taken).startsWith("adapter.fake.ServerInTheOpen$Builder.server("),
                        taken -> assertThat(taken).startsWith("adapter.fake.ServerInTheOpen$Builder.exchange("));
    }

    @Test
    void onlyABuilderMayTakeTheExceptedWireType() {
        var rule = surface("wire").keepsTheWireInsideExceptInBuilders("com.sun.net.httpserver.HttpServer");

        assertThat(violations("wire", rule))
                .satisfiesExactlyInAnyOrder(
                        result -> assertThat(result).startsWith("adapter.fake.ServerInTheOpen.server()"),
                        taken -> assertThat(taken).startsWith("adapter.fake.ServerInTheOpen$Builder.exchange("));
    }

    @Test
    void aMutableTypeInTheDomainIsFound() {
        assertThat(violations("mutable", style("mutable").theDomainIsImmutable()))
                .satisfiesExactlyInAnyOrder(
                        field -> assertThat(field).contains("Changeable.notFinal"),
                        list -> assertThat(list).contains("Changeable.list holds a java.util.List"),
                        map -> assertThat(map).contains("Changeable.map holds a java.util.Map"),
                        array -> assertThat(array).contains("Changeable.array holds a [I"),
                        inside -> assertThat(inside).contains("Changeable.inside holds a java.util.Date"),
                        setter -> assertThat(setter).contains("Changeable.setText"));
    }

    @Test
    void aNullableIsFoundWhereverItShows() {
        assertThat(violations("nulls", style("nulls").noNullCrossesAMethodsEdge()))
                .satisfiesExactlyInAnyOrder(
                        field -> assertThat(field).contains("Nullables.inAField"),
                        constructor -> assertThat(constructor).contains("Nullables(java.lang.String)"),
                        result -> assertThat(result).contains("Nullables.inAResult"),
                        parameter -> assertThat(parameter).contains("Nullables.inAParameter"),
                        argument -> assertThat(argument).contains("Nullables.inATypeArgument"),
                        array -> assertThat(array).contains("Nullables.inAnArray"));
    }

    @Test
    void aPackageThatIsNotNullMarkedIsFound() {
        assertThat(violations("nulls", style("nulls").everyPackageIsNullMarked()))
                .containsExactly("domain.Nullables lives in a package that is not @NullMarked");
    }

    @Test
    void aVagueNameIsFound() {
        assertThat(violations("names", style("names").namesSayWhatAClassIs()))
                .hasSize(7)
                .anySatisfy(name -> assertThat(name).contains("TicketManager"))
                .anySatisfy(name -> assertThat(name).contains("TicketHelper"))
                .anySatisfy(name -> assertThat(name).contains("TicketUtil>"))
                .anySatisfy(name -> assertThat(name).contains("TicketUtils>"))
                .anySatisfy(name -> assertThat(name).contains("TicketImpl"))
                .anySatisfy(name -> assertThat(name).contains("TicketData"))
                .anySatisfy(name -> assertThat(name).contains("TicketInfo"));
    }

    @Test
    void aLibraryThatIsNotSilentIsFound() {
        assertThat(violations("noise", style("noise").theLibraryIsSilent()))
                .satisfiesExactlyInAnyOrder(
                        out -> assertThat(out).contains("Noisy.speaks()", "System.out"),
                        err -> assertThat(err).contains("Noisy.complains()", "System.err"),
                        log -> assertThat(log).contains("Noisy.logs()", "Logger.getLogger"),
                        log -> assertThat(log).contains("Noisy.logs()", "Logger.info"));
    }
}
