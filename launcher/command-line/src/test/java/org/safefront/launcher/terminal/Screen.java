package org.safefront.launcher.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a person sees of text and of the few orders to a terminal that are in use here. */
final class Screen {
    private static final Pattern PART = Pattern.compile("\\x1b\\[(\\d*)([AJK])|\\r|\\n|[^\\x1b\\r\\n]+");

    private final List<String> lines = new ArrayList<>(List.of(""));
    private int row;

    void write(String output) {
        Matcher part = PART.matcher(output);
        while (part.find()) {
            if (part.group(2) != null) {
                order(part.group(2), part.group(1));
            } else if (part.group().equals("\n")) {
                row++;
                if (row == lines.size()) {
                    lines.add("");
                }
            } else if (!part.group().equals("\r")) {
                lines.set(row, lines.get(row) + part.group());
            }
        }
    }

    /** Without the empty line that the cursor waits in. */
    List<String> lines() {
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private void order(String name, String number) {
        switch (name) {
            case "A" -> row -= Integer.parseInt(number);
            case "K" -> lines.set(row, "");
            default -> {
                for (int i = row; i < lines.size(); i++) {
                    lines.set(i, "");
                }
            }
        }
    }
}
