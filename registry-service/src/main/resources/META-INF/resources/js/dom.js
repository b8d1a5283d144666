/** Builds elements. What comes from outside goes in as text or as an attribute, never as markup. */

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg';

/** An HTML element; see {@link fill} for the properties. */
export function html(tag, properties = {}, ...children) {
    return fill(document.createElement(tag), properties, children);
}

/** An SVG element; see {@link fill} for the properties. */
export function svg(tag, properties = {}, ...children) {
    return fill(document.createElementNS(SVG_NAMESPACE, tag), properties, children);
}

/**
 * Properties whose value is a function are listeners, named by the event; `false` and `undefined` leave an attribute
 * out and `true` writes it without a value. All others are attributes.
 */
function fill(element, properties, children) {
    for (const [name, value] of Object.entries(properties)) {
        if (typeof value === 'function') {
            element.addEventListener(name, value);
        } else {
            setAttribute(element, name, value);
        }
    }
    element.append(...children);
    return element;
}

/** Writes an attribute only where it differs, so that nothing is restyled or announced for no reason. */
export function setAttribute(element, name, value) {
    if (value === undefined || value === false) {
        element.removeAttribute(name);
        return;
    }
    const text = value === true ? '' : String(value);
    if (element.getAttribute(name) !== text) {
        element.setAttribute(name, text);
    }
}

/** Writes several attributes. */
export function setAttributes(element, attributes) {
    for (const [name, value] of Object.entries(attributes)) {
        setAttribute(element, name, value);
    }
}

/** Writes a text only where it differs. */
export function setText(element, text) {
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

/**
 * Makes the children of a parent follow a list: one child for each item, kept while its key stays, so that focus and
 * transitions survive an update.
 *
 * @param parent whose children all come from here
 * @param items in the order to show
 * @param key gives the name of an item, unique within the list
 * @param create makes the child of an item that is new
 * @param update is called for every item with its child, new ones included
 */
export function follow(parent, items, key, create, update) {
    const focused = document.activeElement;
    const known = new Map([...parent.children].map((child) => [child.dataset.key, child]));
    items.forEach((item, index) => {
        const name = key(item);
        const child = known.get(name) ?? create(item);
        child.dataset.key = name;
        known.delete(name);
        if (parent.children[index] !== child) {
            parent.insertBefore(child, parent.children[index] ?? null);
        }
        update(child, item, index);
    });
    known.forEach((child) => child.remove());
    // Moving an element takes its focus away.
    if (focused !== document.activeElement && parent.contains(focused)) {
        focused.focus({ preventScroll: true });
    }
}

/** The element of the page with this id, which is part of index.html. */
export function byId(id) {
    const element = document.getElementById(id);
    if (element === null) {
        throw new Error(`the page has no element '${id}'`);
    }
    return element;
}
