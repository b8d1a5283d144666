/** Tabs: one panel shown at a time, arrow keys move between them. */

import { html, setAttribute } from './dom.js';

/**
 * Tabs with their panels.
 *
 * @param name that starts the ids of tabs and panels
 * @param panels each with a title, its content, an element, and, where it waits for that, what is called when it is shown
 * @param place whose `tab` says which is shown first, and is kept to say which is shown
 * @return the elements: the list of tabs and the panels
 */
export function createTabs(name, panels, place) {
    const tabs = panels.map(({ title }, index) =>
        html(
            'button',
            {
                type: 'button',
                role: 'tab',
                id: `${name}-tab-${index}`,
                'aria-controls': `${name}-panel-${index}`,
                click: () => choose(index),
            },
            title,
        ),
    );
    const bodies = panels.map(({ content }, index) =>
        html(
            'div',
            {
                role: 'tabpanel',
                id: `${name}-panel-${index}`,
                'aria-labelledby': `${name}-tab-${index}`,
                class: 'tab-panel',
            },
            content,
        ),
    );
    const list = html('div', { class: 'tabs', role: 'tablist', keydown: onKey }, ...tabs);

    function choose(chosen) {
        place.tab = chosen;
        tabs.forEach((tab, index) => {
            setAttribute(tab, 'aria-selected', String(index === chosen));
            setAttribute(tab, 'tabindex', index === chosen ? '0' : '-1');
            bodies[index].hidden = index !== chosen;
        });
        panels[chosen].onShown?.();
    }

    function onKey(event) {
        const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
        if (step !== undefined) {
            const next = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
            choose(next);
            tabs[next].focus();
        }
    }

    choose(place.tab);
    return [list, ...bodies];
}
