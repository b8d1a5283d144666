/** Says where a checkpoint comes from: run, base, data, seed, code, files. */

import { bytes, count } from './format.js';
import { copyable, copyableDigest } from './copy.js';
import { html } from './dom.js';

/** The lineage of a checkpoint as its publication tells it. */
export function lineageOf(published) {
    const { checkpoint, data } = published;
    return [
        html(
            'dl',
            { class: 'lineage' },
            ...entry('checkpoint', copyable(checkpoint.checkpointId, 'checkpoint id')),
            ...entry('run', copyable(checkpoint.runId, 'run id')),
            ...entry(
                'base',
                checkpoint.base.name,
                copyableDigest(checkpoint.base.artifact.manifestDigest, 'digest of the base'),
            ),
            ...(data
                ? entry('data', `${count(data.rows)} rows`, copyableDigest(data.sha256, 'digest of the data'))
                : entry('data', 'none; nothing was trained')),
            ...entry('seed', String(published.seed)),
            ...entry('steps', count(published.step)),
            ...entry('code version', html('code', {}, published.codeVersion)),
            ...entry('manifest', copyableDigest(checkpoint.artifact.manifestDigest, 'digest of the manifest')),
        ),
        html('h3', {}, 'Files'),
        filesOf(checkpoint.artifact),
    ];
}

function entry(name, ...content) {
    const spaced = content.flatMap((part, index) => (index === 0 ? [part] : [' ', part]));
    return [html('dt', {}, name), html('dd', {}, ...spaced)];
}

function filesOf({ uri, files }) {
    return html(
        'table',
        { class: 'files' },
        html('caption', {}, html('code', {}, uri)),
        html(
            'thead',
            {},
            html(
                'tr',
                {},
                ...[
                    ['file', ''],
                    ['size', 'number'],
                    ['sha256', ''],
                ].map(([title, kind]) => html('th', { scope: 'col', class: kind }, title)),
            ),
        ),
        html(
            'tbody',
            {},
            ...files.map((file) =>
                html(
                    'tr',
                    {},
                    html('th', { scope: 'row' }, file.path),
                    html('td', { class: 'number', title: `${count(file.size)} bytes` }, bytes(file.size)),
                    html('td', {}, copyableDigest(file.sha256, `digest of ${file.path}`)),
                ),
            ),
        ),
    );
}
