package dev.helpdesk4j.documents;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A Markdown document of this repository.
 *
 * @param file the absolute path
 * @param text the content
 */
public record Document(Path file, String text) {

    /** The root of the repository. Tests run in the folder of their module. */
    public static final Path ROOT = Path.of("").toAbsolutePath().getParent();

    private static final Set<String> SKIPPED_FOLDERS = Set.of("target", "node_modules", ".git");
    private static final Pattern FENCED = Pattern.compile("(?ms)^```([^\n]*)\n(.*?)^```$");
    private static final Pattern HEADING = Pattern.compile("(?m)^(#+) (.+)$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");

    /** Returns the document with this path, relative to the root. */
    public static Document of(String path) {
        return read(ROOT.resolve(path));
    }

    /** Returns every file of the repository with this end of its name, without what was built or downloaded. */
    static List<Path> files(String suffix) {
        var found = new ArrayList<Path>();
        try {
            Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return SKIPPED_FOLDERS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(suffix)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        found.sort(Comparator.naturalOrder());
        return found;
    }

    /** Returns every Markdown document of the repository. */
    public static Stream<Document> all() {
        return files(".md").stream().map(Document::read);
    }

    private static Document read(Path file) {
        return new Document(file, textOf(file));
    }

    static String textOf(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(file + " cannot be read", unreadable);
        }
    }

    /** Returns the path relative to the root. */
    String path() {
        return ROOT.relativize(file).toString().replace('\\', '/');
    }

    /** Returns the blocks of code in this language, in order. */
    List<String> blocks(String language) {
        return FENCED.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }

    /** Returns the headings of this level, in order. */
    List<String> headings(int level) {
        return headings()
                .filter(heading -> heading.group(1).length() == level)
                .map(heading -> heading.group(2))
                .toList();
    }

    private Stream<MatchResult> headings() {
        return HEADING.matcher(prose()).results();
    }

    /** Returns the anchors of the headings, as GitHub makes them. */
    List<String> anchors() {
        return headings().map(heading -> anchor(heading.group(2))).toList();
    }

    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    /** Returns the targets of the links, in order. */
    List<String> links() {
        return LINK.matcher(prose()).results().map(link -> link.group(1)).toList();
    }

    /** Returns the rows of the first table below this line of text or heading, without its header. */
    public List<String> rows(String line) {
        var table = text.lines()
                .dropWhile(each -> !each.replaceFirst("^#+ ", "").equals(line))
                .skip(1)
                .dropWhile(each -> !each.startsWith("|"))
                .takeWhile(each -> each.startsWith("|"))
                .toList();
        if (table.size() < 3) {
            throw new IllegalArgumentException("a table must be below '" + line + "' in " + path() + ", got none");
        }
        return table.subList(2, table.size());
    }

    /** Returns the columns of the first table below this line of text or heading, row by row, without their backquotes. */
    public List<List<String>> cells(String line) {
        return rows(line).stream()
                .map(row -> Arrays.stream(row.substring(2, row.length() - 2).split(" \\| ", -1))
                        .map(cell -> cell.replace("`", "").strip())
                        .toList())
                .toList();
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }

    /** Returns the path, as the name of a test. */
    @Override
    public String toString() {
        return path();
    }
}
