/** Writes a recipe as YAML, in the order in which the registry sends its fields. */

/** A record as indented lines of `name: value`. */
export function yamlOf(record, indent = '') {
    return Object.entries(record)
        .filter(([, value]) => value !== undefined && value !== null)
        .map(([name, value]) => `${indent}${kebab(name)}:${valueOf(value, indent)}`)
        .join('\n');
}

function valueOf(value, indent) {
    if (Array.isArray(value)) {
        return ` [${value.map(scalar).join(', ')}]`;
    }
    return typeof value === 'object' ? `\n${yamlOf(value, `${indent}  `)}` : ` ${scalar(value)}`;
}

/** Numbers as short as they are exact; texts in quotes where YAML would take them for something else. */
function scalar(value) {
    if (typeof value === 'number') {
        return value !== 0 && Math.abs(value) < 1e-2 ? value.toExponential() : String(value);
    }
    const text = String(value);
    return typeof value === 'boolean' || /^[A-Za-z][\w.@+-]*$/.test(text) ? text : JSON.stringify(text);
}

/** Study files write `learning-rate` where records say `learningRate`. */
function kebab(name) {
    return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
