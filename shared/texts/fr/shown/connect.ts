import type { connectEn } from '../../en/shown/connect.ts';

export const connectFr: Readonly<Record<keyof typeof connectEn, string>> = {
  'connect.title': 'Se connecter à un serveur',
  'connect.this-server': 'Ce serveur',
  'connect.examine': 'Examiner ce serveur',
  'connect.examine.meaning':
    'Windows demande une seule fois l’élévation. La lecture ne modifie rien ; toute modification est d’abord affichée en entier et n’est effectuée qu’après votre confirmation.',
  'connect.no-windows':
    'Cette machine ne peut pas être examinée : elle ne fonctionne pas sous Windows. Lancez le programme sur le serveur Exchange, ou choisissez une répétition ci-dessous.',
  'connect.rehearsal': 'Répétition',
  'connect.rehearsal.meaning':
    'Un serveur simulé avec les mêmes preuves, contrôles et plans ; rien de réel n’est lu ni modifié.',
  'connect.group.before': 'Avant : contrôles et feu vert',
  'connect.group.update': 'Une mise à jour complète',
  'connect.group.after': 'Ce qui s’est mal passé après',
  'connect.task': 'Votre tâche : {task}',
  'connect.speed': 'Vitesse',
  'connect.speed.meaning':
    '{meaning} ; les contrôles vieillissent au même rythme. Modifiable à tout moment.',
  'connect.speed.meaning-other':
    'les contrôles vieillissent au même rythme. Modifiable à tout moment.',
  'connect.connecting': 'Connexion en cours',
  'connect.connecting-elevation':
    'Connexion en cours. Si Windows affiche une demande d’élévation, répondez-y.',
  'connect.connected': 'Connecté',
  'connect.connected-to':
    'Connecté à {server}. Choisir un autre serveur quitte celui-ci ; son exécution reste sur le disque.',
  'connect.connected-to.read-only':
    'Connecté à {server}, en lecture seule. Choisir un autre serveur quitte celui-ci ; son exécution reste sur le disque.',
  'connect.connected-to.elevation-unknown':
    'Connecté à {server} ; on ne sait pas si l’agent fonctionne avec élévation. Choisir un autre serveur quitte celui-ci ; son exécution reste sur le disque.',
  'connect.disconnect': 'Se déconnecter',
};
