package dev.helpdesk4j.architecture;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What users of compiled classes can call, as the JDK's {@code javap} prints it: the module declaration, every public
 * class of the packages that the module exports, and its public and protected members, sorted.
 *
 * @param members what each class shows, by the line that declares the class
 */
record PublicApi(SortedMap<String, Collection<String>> members) {

    private static final Pattern NAME = Pattern.compile("(?:class|interface) ([\\w.$]+)");
    private static final Pattern EXPORTS = Pattern.compile("  exports ([\\w.]+);");
    private static final Pattern MODULE_VERSION = Pattern.compile("@\\S+");

    /** The API of all classes below a folder. */
    static PublicApi of(Path folder) {
        return parse(javap(classFiles(folder)));
    }

    /** An API as {@link #text} wrote it. */
    static PublicApi parse(String text) {
        var all = new TreeMap<String, Collection<String>>();
        Collection<String> current = new TreeSet<>();
        for (var line : text.lines().toList()) {
            if (line.endsWith("{")) {
                current = new TreeSet<>();
                all.put(MODULE_VERSION.matcher(line).replaceFirst(""), current);
            } else if (line.startsWith("  ")) {
                current.add(line);
            }
        }
        var names = all.keySet().stream()
                .filter(PublicApi::isPublic)
                .map(PublicApi::name)
                .collect(Collectors.toSet());
        var exported = exportedPackages(all);
        all.keySet()
                .removeIf(header -> !header.startsWith("module ")
                        && !(isPublic(header)
                                && enclosing(name(header)).allMatch(names::contains)
                                && (exported.isEmpty() || exported.contains(packageOf(name(header))))));
        return new PublicApi(all);
    }

    /** The packages that the module exports; none where there is no module. */
    private static Set<String> exportedPackages(SortedMap<String, Collection<String>> all) {
        return all.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("module "))
                .flatMap(entry -> entry.getValue().stream())
                .map(EXPORTS::matcher)
                .filter(Matcher::matches)
                .map(exports -> exports.group(1))
                .collect(Collectors.toSet());
    }

    private static String packageOf(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static boolean isPublic(String header) {
        return header.startsWith("public ");
    }

    private static String name(String header) {
        var name = NAME.matcher(header);
        if (!name.find()) {
            throw new IllegalStateException("javap declares neither a class nor an interface: " + header);
        }
        return name.group(1);
    }

    /** The classes around a nested one: its name up to each of its dollar signs. */
    private static Stream<String> enclosing(String name) {
        return Stream.iterate(name.indexOf('$'), dollar -> dollar > 0, dollar -> name.indexOf('$', dollar + 1))
                .map(dollar -> name.substring(0, dollar));
    }

    private static List<String> classFiles(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.map(Path::toString)
                    .filter(file -> file.endsWith(".class") && !file.endsWith("package-info.class"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String javap(List<String> classFiles) {
        var printed = new StringWriter();
        var complaints = new StringWriter();
        var arguments = new ArrayList<>(List.of("-protected", "-constants"));
        arguments.addAll(classFiles);
        var status = ToolProvider.findFirst("javap")
                .orElseThrow(() -> new IllegalStateException("the API is read by javap, which comes with a JDK"))
                .run(
                        new PrintWriter(printed, true),
                        new PrintWriter(complaints, true),
                        arguments.toArray(String[]::new));
        if (status != 0) {
            throw new IllegalStateException("javap failed: " + complaints + printed);
        }
        return printed.toString();
    }

    /** To be kept in a file. */
    String text() {
        return members.entrySet().stream()
                .map(entry -> entry.getKey() + "\n"
                        + entry.getValue().stream().map(member -> member + "\n").collect(Collectors.joining()) + "}\n")
                .collect(Collectors.joining("\n"));
    }

    /** What there is here and not in the other one, a line each with its class. */
    List<String> without(PublicApi other) {
        return members.entrySet().stream()
                .flatMap(entry -> {
                    var known = other.members.get(entry.getKey());
                    var declaration = entry.getKey().replaceFirst(" \\{$", "");
                    return known == null
                            ? Stream.of(declaration)
                            : entry.getValue().stream()
                                    .filter(member -> !known.contains(member))
                                    .map(member -> declaration + ":\n     " + member.strip());
                })
                .toList();
    }
}
