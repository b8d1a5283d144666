/** Chooses by whose judgement scores and front are shown: the study's own, or that of a judge who was asked later. */

import { byId, follow, html, setAttribute } from './dom.js';

/** The choice in its place among the filters; it is there once somebody else has judged. */
export function createJudgeFilter(selection) {
    const group = byId('judge-filter');
    const values = html('span', { class: 'filter-values' });
    let own = '';
    let others = [];

    function draw() {
        const { judge } = selection.state;
        const names = others.map((other) => other.judge);
        // One that the address names is offered before he is known, so that it can be unchosen.
        const all = ['', ...names, ...(judge === '' || names.includes(judge) ? [] : [judge])];
        group.hidden = all.length < 2;
        if (!group.hidden && group.children.length === 0) {
            group.append(html('span', { class: 'filter-name' }, 'judge'), values);
        }
        follow(
            values,
            all,
            (name) => name,
            (name) =>
                html('button', { type: 'button', class: 'filter-value', click: () => selection.judgeBy(name) }, name),
            (button, name) => {
                button.textContent = name === '' ? own : name;
                setAttribute(button, 'aria-pressed', String(name === judge));
                setAttribute(button, 'title', name === '' ? 'the judges that the study asks' : undefined);
            },
        );
    }

    selection.listen(draw);
    return {
        show(view, known) {
            own = [...new Set(view.tasks.flatMap(({ judge }) => (judge ? [judge] : [])))].join(' + ');
            others = known;
            draw();
        },
    };
}
