/**
 * The boundary rules: what may import what, and why.
 *
 * The features in one order: what every other stands on, then the way of a case, then what looks at all of them and
 * the doors to the machine.
 */
const features = [
  ...['folders', 'jobs', 'archive', 'settings', 'people', 'calendar', 'statutes', 'phrases'],
  ...['intake', 'cases', 'procedure', 'documents', 'goods', 'money', 'review', 'service'],
  ...['publicity', 'volumes', 'output', 'consultations'],
  ...['workbench', 'host', 'setup'],
];

/** A feature may use those before it, through their front file `<name>/<name>.ts`. */
const orderRules = [
  ...features.map((feature, i) => ({
    name: `main-order-${feature}`,
    comment: 'Imports follow the order of the features; one knows nothing of what comes after it.',
    severity: 'error',
    from: { path: `^main/features/${feature}/` },
    to: { path: `^main/features/(${features.slice(i + 1).join('|')})/` },
  })),
  {
    name: 'main-order-has-a-place',
    comment: 'A new feature takes its place in the order.',
    severity: 'error',
    from: { path: '^main/' },
    to: { path: '^main/features/', pathNot: `^main/features/(${features.join('|')})/` },
  },
].filter(({ to }) => !to.path.includes('()'));

/** Rooms of a large feature: each may use those before it; the files at its door (front file, screens) use all. */
const roomRules = (name, feature, rooms, comment) =>
  rooms.map((room, i) => ({
    name: `${name}-room-${room}`,
    comment,
    severity: 'error',
    from: { path: `^${feature}/${room}/` },
    to: { path: `^${feature}/`, pathNot: `^${feature}/(${rooms.slice(0, i + 1).join('|')})/` },
  }));

const documentRoomRules = roomRules(
  'documents',
  'main/features/documents',
  ['templates', 'context', 'checks', 'files', 'drafts', 'numbers', 'life'],
  'A document grows from its template to the issued paper; a room knows nothing of those after it.',
);

/** What keeps the archive (`care`: verifying, copying, restoring) stands on the open archive, the rooms below do not. */
const archiveRoomRules = roomRules(
  'archive',
  'main/features/archive',
  ['identity', 'originals', 'chain', 'checks'],
  'Which archive this is, its originals, the chain of acts, what proves the chain: none needs the open archive.',
);

const pdfRoomRules = roomRules(
  'pdf',
  'main/platform/pdf',
  ['read', 'look', 'write', 'assemble'],
  'A page is read, what it shows is found out, it is written anew, then bound with others.',
);

const documentDomainRules = roomRules(
  'documents-domain',
  'shared/domain/documents',
  ['template', 'facts', 'values', 'page'],
  'What a template asks, the facts that answer it, the values entered, the page set from them.',
);

const procedureRules = roomRules(
  'procedure',
  'shared/domain/procedure',
  ['events', 'counting', 'timeline'],
  'What can happen, how days are counted, what happened in a case; clocks and deadlines stand on all three.',
);

/** Below: values and how they are edited; then the form; then the screens, in the order in which one comes to them. */
const documentScreenRules = roomRules(
  'document-screens',
  'renderer/features/documents',
  [
    ...['values', 'session', 'picker', 'phrases', 'writing', 'insert', 'grid', 'dialogue', 'fields', 'form'],
    ...['preview', 'history', 'copy', 'desk', 'life', 'batch', 'together', 'draft', 'fixed', 'place'],
  ],
  'No circle between folders: an editor knows no form, a form no screen.',
);

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no first file to read.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'domain-is-pure',
      comment: 'Rules are functions of data: the screen guides and the core refuses by the same function.',
      severity: 'error',
      from: { path: '^shared/domain/' },
      to: { pathNot: '^shared/(domain|lib)/' },
    },
    {
      name: 'lib-stands-alone',
      comment: 'The lowest floor imports nothing.',
      severity: 'error',
      from: { path: '^shared/lib/' },
      to: { pathNot: '^shared/lib/' },
    },
    {
      name: 'contract-imports',
      comment: 'The contract is schemas over domain types, nothing else.',
      severity: 'error',
      from: { path: '^shared/contract/' },
      to: { pathNot: '^(shared/|node_modules/(zod|@orpc/contract)/)' },
    },
    {
      name: 'renderer-stays-outside',
      comment: 'Screens talk to the core through the contract only.',
      severity: 'error',
      from: { path: '^renderer/' },
      to: { path: '^main/' },
    },
    {
      name: 'renderer-features-apart',
      comment: 'Screens share through ui, parts, copy and bridge, not through each other.',
      severity: 'error',
      from: { path: '^renderer/features/([^/]+)/' },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    {
      name: 'ui-knows-no-core',
      comment: 'What is drawn in ui is given everything; what asks the core is one of the parts.',
      severity: 'error',
      from: { path: '^renderer/ui/' },
      to: { path: '^renderer/(bridge|parts|features)/' },
    },
    {
      name: 'parts-know-no-screen',
      comment: 'A part is used by several screens and belongs to none.',
      severity: 'error',
      from: { path: '^renderer/parts/' },
      to: { path: '^renderer/features/' },
    },
    {
      name: 'words-and-bridge-draw-nothing',
      comment: 'Words and the way to the core are below everything that is drawn.',
      severity: 'error',
      from: { path: '^renderer/(bridge|copy)/' },
      to: { path: '^renderer/(ui|parts|features)/' },
    },
    {
      name: 'copy-knows-no-core',
      comment: 'Words are made of what they are given.',
      severity: 'error',
      from: { path: '^renderer/copy/' },
      to: { path: '^renderer/bridge/' },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'The machine layer serves features and never asks for them.',
      severity: 'error',
      from: { path: '^main/platform/' },
      to: { path: '^main/(features|hosts|app)' },
    },
    {
      name: 'features-know-no-host',
      comment: 'Hosts are transports; the core works without them.',
      severity: 'error',
      from: { path: '^main/(features|platform|workers)/|^main/app' },
      to: { path: '^main/hosts/|node_modules/electron/' },
    },
    {
      name: 'electron-only-in-its-host',
      comment: 'Only hosts/electron may import electron.',
      severity: 'error',
      from: { pathNot: '^main/hosts/electron/' },
      to: { path: 'node_modules/electron/' },
    },
    {
      name: 'rooms-know-no-house',
      comment: 'What works on an archive is given what it needs; it does not ask the house for it.',
      severity: 'error',
      from: { path: '^main/(features|platform|workers|rpc)/' },
      to: { path: '^main/workplace/' },
    },
    {
      name: 'house-through-its-door',
      comment: 'The house of an open archive is opened, created and restored by its front file.',
      severity: 'error',
      from: { path: '^main/', pathNot: '^main/workplace/' },
      to: { path: '^main/workplace/', pathNot: '^main/workplace/workplace\\.ts$' },
    },
    {
      name: 'hosts-apart',
      comment: 'A host is one transport; what two of them need belongs to hosts/common.',
      severity: 'error',
      from: { path: '^main/hosts/([^/]+)/' },
      to: { path: '^main/hosts/', pathNot: '^main/hosts/($1|common)/' },
    },
    {
      name: 'features-through-front-file',
      comment: 'Another feature is reached through its front file.',
      severity: 'error',
      from: { path: '^main/features/([^/]+)/' },
      to: {
        path: '^main/features/([^/]+)/',
        pathNot: ['^main/features/$1/', '^main/features/([^/]+)/\\1\\.ts$'],
      },
    },
    {
      name: 'ffmpeg-behind-one-module',
      comment: 'fluent-ffmpeg is archived upstream and must be replaceable in one place.',
      severity: 'error',
      from: { pathNot: '^main/platform/ffmpeg/' },
      to: { path: 'node_modules/(@types/)?fluent-ffmpeg/' },
    },
    ...orderRules,
    ...documentDomainRules,
    ...procedureRules,
    ...archiveRoomRules,
    ...pdfRoomRules,
    ...documentRoomRules,
    ...documentScreenRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
