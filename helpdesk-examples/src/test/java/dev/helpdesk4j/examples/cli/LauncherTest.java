package dev.helpdesk4j.examples.cli;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.helpdesk4j.external.NeedsProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher beside a jar of this build, with a cache folder of its own. */
@NeedsProgram({"sh", "cksum", "readlink"})
class LauncherTest {

    private static final Path LAUNCHER = Path.of("src/main/sh/helpdesk");
    private static final String[] LIST = {"tickets", "list", "--sample", "--page-size", "1", "--output", "json"};

    @TempDir
    Path folder;

    private Path cache;
    private Path jar;

    @BeforeEach
    void install() throws IOException {
        cache = Files.createDirectories(folder.resolve("cache of mine/helpdesk4j"));
        jar = folder.resolve("helpdesk.jar");
        Files.copy(LAUNCHER, folder.resolve("helpdesk"));
        writeJar();
    }

    /** Ends what still makes an archive, so that nothing is written into the folder while it is deleted. */
    @AfterEach
    void endArchiving() throws Exception {
        for (var running = processes(); !running.isEmpty(); running = processes()) {
            for (var process : running) {
                process.destroyForcibly();
                process.onExit().get(60, TimeUnit.SECONDS);
            }
        }
    }

    /** Returns the processes of the launcher in this folder. */
    private List<ProcessHandle> processes() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(folder.toString()))
                .toList();
    }

    /** A class-data archive allows no folders on the class path: their classes become part of the jar. */
    private void writeJar() throws IOException {
        var libraries = new ArrayList<String>();
        var folders = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            var path = Path.of(entry);
            if (Files.isDirectory(path)) {
                folders.add(path);
            } else if (Files.exists(path)) {
                libraries.add(path.toUri().toString());
            }
        }
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Main.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, String.join(" ", libraries));
        var classes = new HashMap<String, Path>();
        for (var root : folders) {
            try (var files = Files.walk(root)) {
                files.filter(Files::isRegularFile)
                        .forEach(file ->
                                classes.putIfAbsent(root.relativize(file).toString(), file));
            }
        }
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (var file : classes.entrySet()) {
                if (!file.getKey().endsWith("MANIFEST.MF")) {
                    out.putNextEntry(new JarEntry(file.getKey()));
                    Files.copy(file.getValue(), out);
                }
            }
        }
    }

    @Test
    void theFirstCommandMakesTheArchiveThatLaterOnesUse() throws Exception {
        assertThat(usesArchive()).isFalse();
        awaitArchives(1);

        assertThat(usesArchive()).isTrue();
    }

    @Test
    void concurrentFirstCommandsLeaveAUsableArchive() throws Exception {
        var first = start(Map.of(), LIST);
        var second = start(Map.of(), LIST);
        end(first).assertSuccess().json();
        end(second).assertSuccess().json();
        awaitArchives(1);

        assertThat(usesArchive()).isTrue();
    }

    @Test
    void damagedArchivesAreHarmless() throws Exception {
        run(Map.of(), LIST).assertSuccess();
        var archive = awaitArchives(1).get(0);
        var bytes = Files.readAllBytes(archive);
        var changed = bytes.clone();
        for (var i = bytes.length / 2; i < bytes.length / 2 + 100_000; i++) {
            changed[i] ^= -1;
        }

        for (var damaged : List.of(changed, Arrays.copyOf(bytes, bytes.length / 2), new byte[0])) {
            Files.deleteIfExists(archive);
            Files.write(archive, damaged);
            run(Map.of(), LIST).assertSuccess().json();
        }
    }

    @Test
    void anotherJarMakesAnotherArchive() throws Exception {
        run(Map.of(), LIST).assertSuccess();
        awaitArchives(1);
        Files.setLastModifiedTime(
                jar, FileTime.from(Files.getLastModifiedTime(jar).toInstant().minus(Duration.ofDays(1))));

        assertThat(usesArchive()).isFalse();
        awaitArchives(2);
        assertThat(usesArchive()).isTrue();
    }

    @Test
    void aCommandRunsWithoutACacheFolder() throws Exception {
        var file = Files.createFile(folder.resolve("file")).toString();

        run(Map.of("XDG_CACHE_HOME", file), LIST).assertSuccess().json();
        run(Map.of("XDG_CACHE_HOME", ""), LIST).assertSuccess().json();
        assertThat(cache).isEmptyDirectory();
    }

    @Test
    void argumentsAndTheExitStatusArePassedOn() throws Exception {
        run(Map.of(), "tickets", "show", "a  b *", "--sample").assertInvalidUsage("'a b *' (6 characters)");
    }

    private boolean usesArchive() throws Exception {
        var log = folder.resolve("classes.log");
        run(Map.of("HELPDESK_JAVA_OPTS", "-Xlog:class+load:file=" + log), LIST)
                .assertSuccess()
                .json();
        return Files.readAllLines(log).stream()
                .anyMatch(line -> line.contains(Main.class.getName() + " source: shared objects file"));
    }

    /** Waits until the folder has this many archives. */
    private List<Path> awaitArchives(int count) throws Exception {
        try (var watcher = cache.getFileSystem().newWatchService()) {
            cache.register(watcher, ENTRY_CREATE);
            while (archives().size() < count) {
                var change = watcher.poll(60, TimeUnit.SECONDS);
                assertThat(change).as("a change of the cache folder").isNotNull();
                change.pollEvents();
                change.reset();
            }
        }
        return archives();
    }

    private List<Path> archives() throws IOException {
        try (var files = Files.list(cache)) {
            return files.filter(file -> file.toString().endsWith(".jsa")).toList();
        }
    }

    private Run run(Map<String, String> environment, String... args) throws Exception {
        return end(start(environment, args));
    }

    private Started start(Map<String, String> environment, String... args) throws IOException {
        var command = new ArrayList<>(List.of("sh", folder.resolve("helpdesk").toString()));
        command.addAll(List.of(args));
        var out = Files.createTempFile(folder, "out", "");
        var err = Files.createTempFile(folder, "err", "");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().retainAll(List.of("PATH"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_CACHE_HOME", cache.getParent().toString());
        builder.environment().putAll(environment);
        return new Started(builder.start(), out, err);
    }

    private static Run end(Started started) throws Exception {
        assertThat(started.process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(started.process.exitValue(), Files.readString(started.out), Files.readString(started.err));
    }

    private record Started(Process process, Path out, Path err) {}
}
