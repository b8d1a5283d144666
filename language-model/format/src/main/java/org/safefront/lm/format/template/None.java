package org.safefront.lm.format.template;

/** Python's None. */
enum None implements Value {
    NONE;

    @Override
    public String type() {
        return "NoneType";
    }

    @Override
    public boolean truthy() {
        return false;
    }

    @Override
    public Text repr() {
        return Text.of("None");
    }

    @Override
    public String describe() {
        return "None";
    }
}
