/**
 * Data sets: files of rows, read into records, and where they come from.
 *
 * <p>A reader declares the row that it wants as a record and asks for it; the format is known by the ending of the name,
 * and columns that the record lacks are passed over:
 *
 * <pre>
 * record Row(Key id, String problem, String answer, &#64;JsonProperty("Correct Answer") Optional&lt;String&gt; correct) {}
 *
 * List&lt;Located&lt;Row&gt;&gt; rows = DataFile.rows(Path.of("aime24.jsonl"), Row.class);
 * DataFile.requireUnique(rows, "id", row -&gt; row.id().text());
 * </pre>
 *
 * <p>A component has the column's own name; where that is no Java name, {@code @JsonProperty} gives it. Its type is
 * {@code String} (text alone, a number is refused), {@code int}, {@code long}, {@code double}, {@code boolean},
 * {@link org.safefront.benchmark.data.Key} (text or a whole number), {@code List}, another record, {@code JsonNode} for
 * whatever stands there ({@code NaN} and {@code Infinity} too, as Python writes them), or an {@code Optional} of these, which alone may be missing or null. In a CSV file all cells are
 * text: a number or {@code true} is then read from the text that spells it, and an empty cell is a missing value.
 *
 * <p>Whatever is wrong is an {@link org.safefront.benchmark.data.InvalidDataException} that names file, line (row in JSON
 * and Parquet) and field. A file without rows is refused too. What only the caller can know of a row he refuses by
 * {@code located.place().refuse("field answer must ...")}; an {@code IllegalArgumentException} of the record's own
 * constructor is placed for him.
 *
 * <p>Where the columns are known only when the file is read, because a person has named them,
 * {@link org.safefront.benchmark.data.NamedColumns} stands in for the record.
 */
package org.safefront.benchmark.data;
