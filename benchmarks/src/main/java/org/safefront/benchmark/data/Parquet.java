package org.safefront.benchmark.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.parquet.ParquetReadOptions;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** Parquet; a group of rows is held in memory, and of it the columns that are wanted. */
final class Parquet implements RowSource {
    @Override
    public long each(Path file, Set<String> wanted, Consumer<RawRow> rows) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            MessageType schema = reader.getFileMetaData().getSchema();
            return new Rows(file, reader, schema, wanted).each(rows);
        }
    }

    @Override
    public long count(Path file) throws IOException {
        try (ParquetFileReader reader = open(file)) {
            return reader.getRecordCount();
        }
    }

    private static ParquetFileReader open(Path file) throws IOException {
        var options = ParquetReadOptions.builder(new PlainParquetConfiguration())
                .withCodecFactory(new PlainJavaCodecs(file))
                .build();
        return sound(file, () -> ParquetFileReader.open(new LocalInputFile(file), options));
    }

    /** The library throws whatever it has for a file that is none of its own. */
    private static <T> T sound(Path file, Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (InvalidDataException | FileSystemException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new InvalidDataException(
                    file + ": is not Parquet, or is cut off or damaged; fetch or copy the file again");
        }
    }

    /** Something that reads of a file. */
    private interface Reading<T> {
        T read() throws IOException;
    }

    /** The rows of one file. */
    private static final class Rows {
        private final Path file;
        private final ParquetFileReader reader;
        private final MessageType read;
        private final List<String> passedOver;
        private long number;

        Rows(Path file, ParquetFileReader reader, MessageType schema, Set<String> wanted) {
            this.file = file;
            this.reader = reader;
            this.read = new MessageType(
                    schema.getName(),
                    schema.getFields().stream()
                            .filter(field -> wanted.contains(field.getName()))
                            .toList());
            this.passedOver = schema.getFields().stream()
                    .map(Type::getName)
                    .filter(name -> !wanted.contains(name))
                    .toList();
            reader.setRequestedSchema(read);
        }

        long each(Consumer<RawRow> consumer) throws IOException {
            for (List<Group> group = next(); !group.isEmpty(); group = next()) {
                for (Group row : group) {
                    number++;
                    Place place = Place.row(file, number);
                    ObjectNode columns = new ParquetValues(place).object(row);
                    passedOver.forEach(columns::putNull);
                    consumer.accept(new RawRow(place, columns));
                }
            }
            return number;
        }

        /** The rows of the next group, none after the last. */
        private List<Group> next() throws IOException {
            return sound(file, () -> {
                PageReadStore pages = reader.readNextRowGroup();
                return pages == null ? List.of() : rows(pages);
            });
        }

        private List<Group> rows(PageReadStore pages) {
            RecordReader<Group> records =
                    new ColumnIOFactory().getColumnIO(read).getRecordReader(pages, new GroupRecordConverter(read));
            var rows = new ArrayList<Group>();
            for (long i = 0; i < pages.getRowCount(); i++) {
                rows.add(records.read());
            }
            return rows;
        }
    }
}
