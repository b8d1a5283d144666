package org.safefront.launcher.samples;

/** Rows as an evaluation writes them. */
public final class SampleRows {
    private SampleRows() {}

    public static String row(String item, int repeat, String outcome) {
        return "{\"item\":\"" + item + "\",\"repeat\":" + repeat
                + ",\"question\":\"1+1?\",\"gold\":\"2\",\"thinking\":\"\",\"answer\":\"2\",\"extracted\":\"2\",\"outcome\":\""
                + outcome + "\",\"finish\":\"stop\",\"tokens\":3}";
    }
}
