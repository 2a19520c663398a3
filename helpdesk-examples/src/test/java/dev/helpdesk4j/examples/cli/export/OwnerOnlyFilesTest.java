package dev.helpdesk4j.examples.cli.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerOnlyFilesTest {

    @TempDir
    private Path folder;

    @Test
    void existingFilesAndLinksAreNotOverwritten() throws IOException {
        var file = Files.writeString(folder.resolve("precious"), "precious");
        var link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("nowhere"));

        assertThatThrownBy(() -> OwnerOnlyFiles.create(file)).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> OwnerOnlyFiles.create(link)).isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void unfinishedFilesHaveUnpredictableNames() {
        var file = folder.resolve("history.ndjson");

        assertThat(OwnerOnlyFiles.unfinished(file)).isNotEqualTo(OwnerOnlyFiles.unfinished(file));
    }
}
