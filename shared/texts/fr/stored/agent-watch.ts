import type { agentWatchEn } from '../../en/stored/agent-watch.ts';

export const agentWatchFr: Readonly<Record<keyof typeof agentWatchEn, string>> = {
  'boot-task.description':
    'Reprend la surveillance de cu-preflight après un redémarrage du serveur. L’assistant supprime cette tâche à la fin de la surveillance.',
  'boot-task.exit-code': 'code de sortie {code, number, ::group-off}',
  'boot-task.left': 'La tâche de démarrage est restée telle quelle : {why}',
  'boot-task.not-absent':
    'La tâche de démarrage existe toujours ({why}). Supprimez-la dans le Planificateur de tâches.',
  'boot-task.not-present':
    'La tâche de démarrage n’existe pas ({why}). Après un redémarrage du serveur, ouvrez l’assistant pour continuer la surveillance.',
  'boot-task.present': 'Une tâche de démarrage reprend la surveillance si le serveur redémarre.',
  'boot-task.removed': 'La tâche de démarrage a été supprimée.',
  'log.anew': 'Le journal recommence à zéro : il a été remplacé ou vidé.',
  'log.gone': 'Le journal n’est plus là : il a été renommé ou supprimé.',
  'log.lines-left-out':
    '{count, number, ::group-off} lignes plus anciennes de cette exécution de Setup ne sont pas dans la chronologie ; elles sont dans son journal.',
  'log.read-again': 'Le journal peut de nouveau être lu.',
  'log.start-out-of-reach':
    'Aucun début de Setup ne figure dans les {megabytes, number, ::group-off} derniers Mo du journal. Seul ce qui est écrit à partir de maintenant est lu.',
  'log.unread': 'Le journal ne peut pas être lu : {why}',
  'watch.clock-back':
    'L’horloge du serveur a été reculée de {span}. Les heures au-dessus de cette ligne sont celles de l’horloge d’avant.',
  'watch.clock-forward':
    'L’horloge du serveur a été avancée de {span}, ou la machine était en veille. Les heures au-dessus de cette ligne sont celles de l’horloge d’avant.',
  'watch.look-broke-off': 'Un relevé de la surveillance s’est interrompu : {why}',
  'watch.looks-every': 'La surveillance fait un relevé toutes les {ms, number, ::group-off} ms.',
  'watch.not-known':
    'On ne sait pas quels ports et quels services existent : laissez d’abord les contrôles aller à leur terme.',
  'watch.not-resumed': 'La surveillance ne peut pas continuer : {why}',
  'watch.not-running': 'La surveillance n’est pas active.',
  'watch.port-of': 'tcp/{port, number, ::group-off} de {service}',
  'watch.range':
    'La plage de ports dynamiques en {family} n’est plus celle de la dernière lecture : c’était {wasFirst, number, ::group-off}–{wasLast, number, ::group-off}, c’est maintenant {isFirst, number, ::group-off}–{isLast, number, ::group-off}.',
  'watch.range-entered':
    'Désormais à l’intérieur, si bien que Windows peut les attribuer : {ports}.',
  'watch.range-left': 'Désormais hors de la plage : {ports}.',
  'watch.running': 'La surveillance est déjà active.',
  'watch.slow-rehearsal':
    'L’horloge de répétition va {speed} fois plus vite que la vraie : cette machine ne peut pas faire un relevé toutes les {before, number, ::group-off} ms de cette horloge, la surveillance en fait donc un toutes les {now, number, ::group-off} ms.',
  'watch.slow-tables':
    'La lecture des tables prend plus de {before, number, ::group-off} ms (dernière : {last, number, ::group-off} ms) : la surveillance fait donc un relevé toutes les {now, number, ::group-off} ms.',
  'watch.start-is-lost':
    'La ligne du journal qui a commencé la surveillance est perdue : on ne sait donc pas qui l’a lancée ni quand. La surveillance continue avec les ports et les services trouvés par les contrôles.',
  'watch.tables-late':
    'Les tables n’ont pas été lues en {seconds, number, ::group-off} s ; on ne sait pas qui occupe le port.',
  'watch.late-rehearsal':
    'L’horloge de répétition va {speed} fois plus vite que la vraie : un relevé a eu {seconds} s de retard sur cette horloge. Ce qui a duré moins longtemps peut manquer.',
  'protection.taken-back': 'Rien n’a été envoyé : le plan a été retiré.',
  'protection.watch-ended':
    'Rien n’a été envoyé : la surveillance s’est terminée avant que le port soit libre.',
  'protection.no-netsh':
    'Aucun netsh ne peut être tenu prêt pour la protection différée ({why}) : chaque exclusion lance le sien et arrive quelques dixièmes de seconde plus tard.',
  'protection.start-warning':
    'Setup va redémarrer les services, et {name} est toujours occupé par {holder} : tant que cela dure, {service} ne peut pas démarrer (10048). Ce qui peut être fait figure auprès de la capture.',
  'protection.not-at-once':
    'tcp/{port} n’est pas exclu en {family} juste après la commande. Une exclusion ne peut être ajoutée que si personne n’utilise le port ; la surveillance montre qui l’occupe. Un nouvel essai suivra.',
};
