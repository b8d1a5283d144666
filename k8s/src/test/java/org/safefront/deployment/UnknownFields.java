package org.safefront.deployment;

import io.fabric8.kubernetes.api.model.Quantity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The model keeps what it does not know beside what it knows, in each object; this walk collects it with its path. */
final class UnknownFields {
    private static final String MODEL = "io.fabric8.kubernetes.api.model";
    private static final String UNKNOWN = "getAdditionalProperties";

    private final List<String> found = new ArrayList<>();

    List<String> of(Object object) {
        walk("", object);
        return found;
    }

    private void walk(String path, Object value) {
        if (value instanceof Quantity quantity) {
            amount(path, quantity);
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                walk(path + "[" + i + "]", list.get(i));
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> walk(path + "." + key, each));
        } else if (value != null && value.getClass().getName().startsWith(MODEL)) {
            fields(path, value);
        }
    }

    private void fields(String path, Object object) {
        for (Method method : object.getClass().getMethods()) {
            if (method.getName().equals(UNKNOWN)) {
                ((Map<?, ?>) call(method, object)).keySet().forEach(name -> found.add(below(path, name.toString())));
            } else if (isGetter(method)) {
                walk(below(path, fieldName(method)), call(method, object));
            }
        }
    }

    /** A quantity such as 1Gb is read as text, and refused only by whoever asks how much it is. */
    private void amount(String path, Quantity quantity) {
        try {
            quantity.getNumericalAmount();
        } catch (IllegalArgumentException e) {
            found.add(path + " (" + e.getMessage() + ")");
        }
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && !Modifier.isStatic(method.getModifiers())
                && !method.isDefault()
                && !method.getDeclaringClass().equals(Object.class);
    }

    private static String fieldName(Method method) {
        String name = method.getName().substring("get".length());
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static String below(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Object call(Method getter, Object object) {
        try {
            return getter.invoke(object);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(getter + " cannot be called", e);
        }
    }
}
