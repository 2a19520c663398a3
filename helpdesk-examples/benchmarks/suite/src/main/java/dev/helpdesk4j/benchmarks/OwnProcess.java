package dev.helpdesk4j.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What the kernel counts of this process (Linux). Reading it loads no class that a program would not load anyway. */
final class OwnProcess {

    private OwnProcess() {}

    static double peakMemoryMib() throws IOException {
        return status("VmHWM") / 1024.0;
    }

    static double memoryMib() throws IOException {
        return status("VmRSS") / 1024.0;
    }

    /** Returns the number of threads of the operating system, those of the JVM included. */
    static int threads() throws IOException {
        return (int) status("Threads");
    }

    /** Returns the processor time so far, in seconds. */
    static double cpuSeconds() throws IOException {
        var stat = Files.readString(Path.of("/proc/self/stat"));
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }

    private static long status(String name) throws IOException {
        for (var line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith(name + ":")) {
                return Long.parseLong(line.substring(name.length() + 1).strip().split(" ")[0]);
            }
        }
        throw new IOException("/proc/self/status must have " + name);
    }
}
