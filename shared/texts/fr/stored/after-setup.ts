import type { afterSetupEn } from '../../en/stored/after-setup.ts';

export const afterSetupFr: Readonly<Record<keyof typeof afterSetupEn, string>> = {
  'SETUP-002.question': 'Après : une autre version d’Exchange qu’avant est-elle installée ?',
  'SETUP-002.gone': 'Exchange n’est plus installé',
  'SETUP-002.gone.summary':
    'Avant la mise à jour, c’était {version}. Setup s’est peut-être interrompu en cours de route.',
  'SETUP-002.gone.summary-unread':
    'Avant la mise à jour, il était là, dans une version qui n’a pas pu être lue. Setup s’est peut-être interrompu en cours de route.',
  'SETUP-002.unknown': 'On ne sait pas si une autre version est installée',
  'SETUP-002.unknown.summary': 'Avant la mise à jour : {was}. À présent : {is}.',
  'SETUP-002.older': 'Exchange {is} est installé, une version plus ancienne qu’avant',
  'SETUP-002.older.summary':
    'Avant la mise à jour, c’était {was}. Aucune mise à jour ne revient en arrière.',
  'SETUP-002.contradiction': 'Setup et les fichiers installés se contredisent',
  'SETUP-002.contradiction.summary':
    'Setup annonce une réussite pour {claimed}, et {is} est installé (avant : {was}).',
  'SETUP-002.installed': 'Exchange {is} est installé',
  'SETUP-002.installed.summary': 'Avant la mise à jour, c’était {was}.',
  'SETUP-002.same': 'La même version d’Exchange qu’avant est installée : {version}',
  'SETUP-002.same.after-success':
    'Setup annonce une réussite, et rien n’a été mis à jour : on a peut-être lancé le setup.exe de la version installée (V15\\bin vient en premier dans le chemin), et non celui de la mise à jour.',
  'SETUP-002.same.summary':
    'Rien n’a été mis à jour. Setup n’est pas allé jusqu’au bout, ou on a lancé le setup.exe de la version installée (V15\\bin vient en premier dans le chemin), et non celui de la mise à jour.',
  'SETUP-002.same.hint':
    'Lancez le setup.exe de la mise à jour par son chemin complet, ou avec .\\ depuis son dossier. Si la mise à jour était déjà installée lors des contrôles, l’état de référence lui est postérieur, et rien de ce qui lui a été comparé ne compte.',
  'CONF-001.question':
    'Après : les fichiers de configuration sont-ils tels qu’ils étaient avant d’être écrasés par Setup ?',
  'CONF-001.what': 'Fichiers de configuration',
  'CONF-001.none': 'Aucun fichier de configuration n’existait avant la mise à jour',
  'CONF-001.none.summary': 'L’état de référence ne contient aucun des fichiers que Setup écrase.',
  'CONF-001.same': 'Les fichiers de configuration sont comme avant',
  'CONF-001.same.summary':
    '{count, plural, one {# fichier a le contenu qu’il avait} other {# fichiers ont le contenu qu’ils avaient}} avant la mise à jour.',
  'CONF-001.changed': '{path} a changé',
  'CONF-001.changed.summary':
    'Setup écrase ce fichier, et avec lui toute personnalisation qu’il contenait. Vous seul pouvez dire si quelque chose de vôtre est perdu : regardez la différence.',
  'CONF-001.changed.hint':
    'Remettez vos propres réglages à la main, ligne par ligne. Ne remettez jamais l’ancien fichier en entier : la nouvelle version peut avoir besoin de ses propres lignes.',
  'CONF-001.gone': '{path} a disparu',
  'CONF-001.gone.summary': 'Le fichier existait avant la mise à jour et n’existe plus.',
  'CONF-001.gone.hint':
    'Cherchez si la mise à jour l’a déplacé ou supprimé. S’il est nécessaire, reprenez-le d’un autre serveur de la même version.',
  'CONF-001.unknown': '{path} n’a pas pu être comparé',
  'CONF-001.unread-now': 'Son contenu n’a pas été lu cette fois : {problem}.',
  'CONF-001.unread-before': 'Son contenu n’a pas été lu avant la mise à jour : {problem}.',
};
