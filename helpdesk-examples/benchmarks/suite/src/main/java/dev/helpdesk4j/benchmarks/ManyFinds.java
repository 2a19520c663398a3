package dev.helpdesk4j.benchmarks;

import dev.helpdesk4j.ports.HelpdeskFailure;
import java.util.ArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds a ticket from each of many virtual threads at the same time. Prints how many finds succeeded, and the most threads of
 * the operating system and the most memory (MiB) above those of the idle process.
 */
final class ManyFinds {

    private ManyFinds() {}

    public static void main(String[] args) throws Exception {
        var finds = Integer.parseInt(args[0]);
        try (var app = Desk.unlimitedApp(Desk.server())) {
            var executor = threads();
            var helpdesk = Desk.of(app);
            var warm = executor.submit(
                    () -> helpdesk.tickets().find(FullTickets.id(7)).getOrElseThrow(HelpdeskFailure::toException));
            warm.get();
            var idleThreads = OwnProcess.threads();
            var idleMemory = OwnProcess.memoryMib();
            var results = new ArrayList<Future<Boolean>>();
            for (var i = 0; i < finds; i++) {
                results.add(executor.submit(
                        () -> helpdesk.tickets().find(FullTickets.id(7)).isRight()));
            }
            var threads = idleThreads;
            var succeeded = 0;
            for (var result : results) {
                succeeded += result.get() ? 1 : 0;
                if (succeeded % 100 == 1) {
                    threads = Math.max(threads, OwnProcess.threads());
                }
            }
            executor.shutdown();
            System.out.println(
                    succeeded + " " + (threads - idleThreads) + " " + (OwnProcess.peakMemoryMib() - idleMemory));
        }
    }

    /** Returns virtual threads by reflection, as the suite is compiled for Java 17; there they are platform threads. */
    private static ExecutorService threads() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newCachedThreadPool()
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }
}
