import type { reportMethodEn } from '../../en/shown/report-method.ts';

export const reportMethodFr: Readonly<Record<keyof typeof reportMethodEn, string>> = {
  'report.method': 'Comment lire ce rapport',
  'report.method.failure': 'La panne dont il s’agit',
  'report.method.failure.text':
    'Exchange Setup élargit la plage de ports dynamiques TCP, et une mise à jour arrête tous les services. Tant qu’un service back-end est arrêté, Windows peut attribuer son port d’écoute comme port source à une connexion sortante quelconque. Le service ne peut alors plus démarrer (erreur 10048), Setup annonce malgré tout une réussite, et un redémarrage masque la panne jusqu’à la mise à jour suivante. Une exclusion administrée du port, en IPv4 et en IPv6, l’empêche ; elle ne peut être ajoutée que si personne n’utilise le port.',
  'report.method.verdict': 'Verdict',
  'report.method.verdict.incomplete':
    '{word} : une question qui pourrait bloquer la mise à jour (impact « échec de la mise à jour » ou « interruption ») est sans réponse.',
  'report.method.verdict.no-go': '{word} : un tel constat est en échec, sans dérogation.',
  'report.method.verdict.go-with-warnings':
    '{word} : il reste un constat en échec ou manuel, ou une dérogation.',
  'report.method.verdict.go': '{word} : rien de tout cela.',
  'report.method.verdict.fresh': 'Une exécution est valable {minutes} minutes.',
  'report.method.health': 'État de santé du serveur après la mise à jour',
  'report.method.health.incomplete':
    '{word} (verdict incomplet) : une question qui pourrait cacher une interruption est sans réponse, ou la vérification n’est pas terminée.',
  'report.method.health.outage':
    '{word} (no-go) : un constat d’impact « échec de la mise à jour » ou « interruption » est en échec, sans dérogation.',
  'report.method.health.degraded':
    '{word} (go avec réserves) : il reste un constat en échec ou manuel, ou une dérogation.',
  'report.method.health.healthy': '{word} (go) : rien de tout cela.',
  'report.method.health.only':
    'Seul ce qui fonctionnait avant la mise à jour doit fonctionner maintenant.',
  'report.method.judged.worse': '{word} : un constat en dit plus.',
  'report.method.judged.unknown': '{word} : un des deux côtés n’a pas pu être lu, ou se contredit.',
  'report.method.judged.noted': '{word} : différent, à apprécier par une personne.',
  'report.method.judged.expected':
    '{word} : différent, comme le veut une mise à jour ou la nature du service.',
  'report.method.risk': 'Risque d’un port',
  'report.method.risk.is': '{risk} : {meaning}',
  'report.method.risk.families':
    'Un port n’est pas plus sûr que sa famille la moins sûre. Les plages vont du premier au dernier port, tous deux compris ; dernier = début + nombre − 1.',
  'report.method.words': 'Vocabulaire',
  'report.method.words.outcome': 'Résultat',
  'report.method.words.impact': 'impact',
  'report.method.words.outcome-and-impact':
    '{outcome} : comment une question s’est terminée ; {impact} : ce qui arrive si un échec est ignoré ; les deux sont distincts.',
  'report.method.words.observed': 'Observé',
  'report.method.words.observed.is': '{word} : le service écoutait sur le port lors de la lecture.',
  'report.method.words.configured': 'Configuré',
  'report.method.words.configured.is':
    '{word} : le numéro figure dans la configuration du serveur.',
  'report.method.words.documented': 'Documenté',
  'report.method.words.documented.is':
    '{word} : une valeur par défaut citée par des sources, un simple candidat.',
  'report.method.words.holder': 'Détenteur',
  'report.method.words.holder.is': '{word} : qui occupe un port.',
  'report.method.words.capture': 'Capture',
  'report.method.words.capture.is': '{word} : le port a un autre détenteur que son propre service.',
  'report.method.words.waiver': 'Dérogation',
  'report.method.words.waiver.is':
    '{word} : un blocage accepté par une personne nommée, avec un motif et un terme.',
  'report.method.words.not-applicable': 'Sans objet',
  'report.method.words.not-applicable.is':
    '{word} : la question ne se pose pas, pour la raison indiquée.',
  'report.method.times':
    'Toutes les heures sont en UTC. Un caractère invisible est indiqué par son numéro, comme dans ⟨U+202E⟩. Le fichier JSON ({schema}) et le fichier de preuves contiennent les mêmes faits pour les programmes.',
};
