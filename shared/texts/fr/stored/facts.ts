import type { factsEn } from '../../en/stored/facts.ts';

export const factsFr: Readonly<Record<keyof typeof factsEn, string>> = {
  'fact.counters-once': 'Les compteurs n’ont pas été lus deux fois.',
  'fact.not-a-command': 'L’élément n’est pas une commande.',
  'fact.not-an-api-read': 'L’élément n’est pas une lecture d’API.',
  'fact.exit-code': 'La commande s’est terminée avec le code de sortie {code}.',
  'fact.other-table': 'La commande exécutée demande une autre table.',
  'fact.not-the-table':
    'La sortie n’a pas la structure de cette table, ou quitte l’intervalle 1–65535.',
  'fact.shape': '{path} : forme inattendue',
  'fact.not-read': 'Cela n’a pas été lu.',
  'item.endpoints': 'Points de terminaison TCP et UDP avec leurs propriétaires',
  'item.services': 'Services',
  'item.processes': 'Processus',
  'item.tcp-statistics': 'Statistiques TCP',
  'item.registry.adam-ports': 'Ports configurés de l’annuaire Edge',
  'item.rpc-endpoints': 'Points de terminaison TCP du mappeur RPC',
  'item.port-probe': 'Liaison exclusive d’essai',
  'item.file.configuration': 'Fichiers de configuration que Setup écrase',
  'item.file.setup-saved-state': 'États des services enregistrés par Setup',
  'item.event-log.system': 'Journal Système : gestionnaire de contrôle des services',
  'item.event-log.application': 'Journal Application : services principaux POP et IMAP',
  'item.protocol-answers': 'Messages d’accueil des services de messagerie',
  'file.evidence': 'un fichier de preuves',
  'file.report': 'un fichier de rapport',
  'file.too-large': 'Le fichier fait {size} Mio ; {most} Mio au plus sont lus.',
  'file.empty': 'Le fichier est vide : ce n’est donc pas {what}.',
  'file.not-json': 'Le fichier n’est pas du JSON : {error}',
  'file.cut-off':
    'Le fichier se termine trop tôt, ligne {line}, colonne {column} (caractère {offset}) : il a été tronqué, et n’est pas {what}.',
  'file.unexpected':
    'Le fichier n’est pas du JSON : « {character} » inattendu, ligne {line}, colonne {column} (caractère {offset}).',
  'file.no-object': 'Le fichier n’est pas {what} : il ne contient pas d’objet JSON.',
  'file.evidence.no-schema':
    'schema : absent. Un fichier de preuves commence par "schema": "{name}".',
  'file.report.no-schema':
    'schema : absent. Un fichier de rapport commence par "schema": "{name}".',
  'file.other-version': 'Le fichier est de version {found} ; ce programme ne lit que {name}.',
  'file.other-kind': 'Le fichier est « {found} », et non {what} ({name}).',
  'file.no-fields': 'Le fichier n’a pas les champs obligatoires.',
  'file.issues': '{issue} (et {more, plural, one {# autre problème} other {# autres problèmes}})',
  'file.whole': 'Le fichier : {issue}',
  'contradiction.stopped-with-process':
    '{service} est affiché comme arrêté avec le processus {pid}',
  'contradiction.no-process': '{service} est affiché comme en cours d’exécution sans processus',
  'contradiction.no-such-process':
    '{service} est affiché comme en cours d’exécution dans le processus {pid}, qui n’est pas dans la table des processus',
  'exit-code.1053': 'il n’a pas répondu à temps à la demande de démarrage (1053)',
  'exit-code.1058': 'il est désactivé (1058)',
  'exit-code.1067': 'son processus s’est arrêté de façon inattendue (1067)',
  'exit-code.1068': 'un service dont il dépend n’a pas démarré (1068)',
  'exit-code.1069': 'son ouverture de session a échoué (1069)',
  'exit-code.10013':
    'Windows lui a refusé son port : une exclusion du système ou un détenteur exclusif (10013)',
  'exit-code.10048': 'son port était pris par autre chose (10048)',
  'exit-code.other': 'il s’est arrêté avec le code {code}',
};
