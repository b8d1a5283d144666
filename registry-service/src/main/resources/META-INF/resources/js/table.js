/** The table: one row a checkpoint, sorted as the person likes. */

import { byId, follow, html, setAttribute, setText } from './dom.js';
import { COLUMNS } from './table-columns.js';
import { count } from './format.js';
import { isLit, isShown } from './selection.js';

/** So many rows at first, and so many more each time a person asks. */
const PAGE = 100;

/** The table in its place on the page. */
export function createTable(selection) {
    const head = byId('table-head');
    const body = byId('table-body');
    let shown;
    let most = PAGE;
    let order = { column: undefined, descending: false };

    const buttons = COLUMNS.map((column) =>
        sortButton(column, () => {
            const again = order.column === column;
            order = { column, descending: again ? !order.descending : column.descendingFirst };
            draw();
        }),
    );
    head.replaceChildren(...COLUMNS.map((column, index) => headCell(column, buttons[index])));
    selection.listenToFilters(draw);
    selection.listen(light);

    function draw() {
        if (shown === undefined) {
            return;
        }
        const { view } = shown;
        const all = sorted(view.checkpoints, order).filter((checkpoint) => isShown(selection.state, checkpoint));
        const rows = all.slice(0, most);
        tellRest(rows.length, all.length);
        const columns = COLUMNS.filter((column) => column.isNeeded(view));
        [...head.children].forEach((cell, index) => {
            cell.hidden = !columns.includes(COLUMNS[index]);
            setAttribute(cell, 'aria-sort', sortOf(COLUMNS[index], order));
        });
        follow(
            body,
            rows,
            (checkpoint) => checkpoint.checkpointId,
            (checkpoint) => createRow(checkpoint, selection),
            (row, checkpoint) => showRow(row, columns, { ...shown, checkpoint, selection }),
        );
    }

    function tellRest(rows, all) {
        byId('table-rest').hidden = rows === all;
        setText(byId('table-count'), `${count(rows)} of ${count(all)} rows; sorting and filters choose among all.`);
    }

    byId('table-more').addEventListener('click', () => {
        most += PAGE;
        draw();
    });

    function light(state) {
        [...body.children].forEach((row) => {
            row.classList.toggle('lit', isLit(state, { checkpointId: row.dataset.key, recipe: row.dataset.recipe }));
            row.classList.toggle('opened', state.opened === row.dataset.key);
        });
    }

    return {
        show(view, series) {
            shown = { view, series };
            draw();
            light(selection.state);
        },
    };
}

function sortButton(column, onClick) {
    return html('button', { type: 'button', class: 'sort', click: onClick }, column.title);
}

function headCell(column, button) {
    return html('th', { scope: 'col', class: column.kind }, button);
}

function sortOf(column, order) {
    if (order.column !== column) {
        return undefined;
    }
    return order.descending ? 'descending' : 'ascending';
}

/** In the registry's order until the person chooses another; what is not known is last in any order. */
function sorted(checkpoints, { column, descending }) {
    if (column === undefined) {
        return [...checkpoints];
    }
    const direction = descending ? -1 : 1;
    return [...checkpoints].sort((first, second) => {
        const [a, b] = [column.value(first), column.value(second)];
        if (a === undefined || b === undefined) {
            return (a === undefined ? 1 : 0) - (b === undefined ? 1 : 0);
        }
        return direction * (typeof a === 'string' ? a.localeCompare(b, 'en', { numeric: true }) : a - b);
    });
}

function createRow({ checkpointId, recipe }, selection) {
    return html('tr', {
        'data-testid': `row-${checkpointId}`,
        'data-recipe': recipe,
        pointerenter: () => selection.light(checkpointId),
        pointerleave: () => selection.dim(),
        focusin: () => selection.light(checkpointId),
        focusout: () => selection.dim(),
        click: () => selection.open(checkpointId),
    });
}

function showRow(row, columns, context) {
    follow(
        row,
        columns,
        (column) => column.title,
        (column) => html(column.isHead ? 'th' : 'td', column.isHead ? { scope: 'row' } : {}),
        (cell, column) => showCell(cell, column, context),
    );
}

/** Only cells whose content differs are made anew: whoever stands on a button in one of the others stays there. */
function showCell(cell, column, context) {
    const state = column.state(context);
    if (cell.dataset.state !== state) {
        cell.dataset.state = state;
        setAttribute(cell, 'class', column.kind);
        cell.replaceChildren(...column.content(context));
    }
}
