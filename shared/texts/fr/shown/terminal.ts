import type { terminalEn } from '../../en/shown/terminal.ts';

export const terminalFr: Readonly<Record<keyof typeof terminalEn, string>> = {
  'terminal.usage.nothing': 'Dites ce qu’il faut faire.',
  'terminal.usage.command-first': 'Il faut d’abord une commande, et non {given}.',
  'terminal.usage.no-command': 'Il n’y a pas de commande {given}.',
  'terminal.usage.no-value': 'Une option n’a pas de valeur.',
  'terminal.usage.looks-like-option': '{given} ressemble à une option, pas à une valeur.',
  'terminal.usage.unknown-option': '{command} : option inconnue {option}.',
  'terminal.usage.takes-none': '{command} : l’option {option} ne prend pas d’argument.',
  'terminal.usage.argument-missing': '{command} : il manque l’argument de l’option {option}.',
  'terminal.usage.too-many': '{command} : {given} est un mot de trop.',
  'terminal.usage.analyze-what': 'analyze : il manque le fichier de preuves.',
  'terminal.usage.report-what': 'report : il manque l’exécution.',
  'terminal.usage.rehearse-what': 'rehearse : il manque le scénario.',
  'terminal.usage.one-of': '{command} : {option} doit valoir {known}.',
  'terminal.usage.json': 'report : --json va avec --compare ; sinon, indiquez --format json.',
  'terminal.usage.paper': 'report : --paper va avec --format html et pdf.',
  'terminal.usage.compare-two': 'report : --compare prend deux rapports, le plus ancien d’abord.',
  'terminal.usage.compare-plain': 'report : --compare n’accepte ni --redact ni --paper.',
  'terminal.usage.compare-prints':
    'report : --compare écrit sur la sortie standard ; seul --json est accepté.',
  'terminal.usage.server':
    '{given} ne peut pas être examiné par cette version : --server prend local, ou sim:<scénario>.',
  'terminal.usage.minutes':
    'watch : --minutes prend un nombre entier de 1 à {most}, et non {given}.',
  'terminal.usage.limit':
    'verify : --limit prend un nombre entier de secondes jusqu’à {most}, et non {given}.',
  'terminal.usage.scenario': 'Il n’y a pas de scénario {given} ; il y a {known}.',
  'terminal.try-help': 'Essayez {tool} --help.',
  'terminal.fault': '{tool} : défaut du programme : {fault}',

  'terminal.help.title':
    '{tool} {version} : un serveur Exchange autour d’une mise à jour cumulative',
  'terminal.help.check': `check [--server local|sim:<scénario>] [--json] [--out DOSSIER]
    Lit un serveur, exécute chaque contrôle, dit Go ou No-go. Ne change rien.
    --server       local (cet ordinateur, par défaut) ou serveur de répétition
    --json         le rapport en JSON sur la sortie standard, rien d’autre
    --out DOSSIER  écrit aussi report.html, report.json et evidence.json`,
  'terminal.help.analyze': `analyze FICHIER [--json]
    Exécute chaque contrôle sur un fichier de preuves lu avant ou ailleurs.`,
  'terminal.help.report': `report EXÉCUTION --format html|pdf|json [--out DOSSIER]
       [--paper a4|letter] [--redact]
    Imprime le rapport d’une exécution : id, dossier ou report.json.
    html et json vont sur la sortie standard, sauf avec --out ; un PDF va dans
    le dossier courant.
    --paper   a4 (par défaut) ou letter
    --redact  avec des substituts aux noms et adresses (SERVER-1, ADDRESS-1) ;
              leur signification va dans un fichier de légende à part, dans
              DOSSIER ou le dossier courant : à garder à l’écart du rapport`,
  'terminal.help.compare': `report --compare A B [--json]
    Ce qui est nouveau, aggravé, corrigé ou inchangé du rapport A au
    rapport B : id d’exécution, dossier ou report.json. Se termine par
    0 rien de nouveau ni d’aggravé, 2 si, 3 un des rapports est incomplet`,
  'terminal.help.rehearse': `rehearse <scénario> [--json] [--out DOSSIER]
    Parcourt toutes les phases sur un serveur de répétition : contrôle,
    protège ce qui est exposé ; si le scénario a une mise à jour, surveille
    Setup, vérifie, rétablit, signe. Ne change aucun serveur réel.`,
  'terminal.help.watch': `watch [--server local|sim:<scénario>] [--json] [--minutes N]
    Surveille ports principaux (back-end), services et Setup pendant la mise à
    jour, dans l’exécution ouverte de ce serveur ; exécute d’abord les
    contrôles s’il n’y en a pas de récents.
    Ctrl-C termine la surveillance, un second termine aussitôt.
    --json       chaque événement en une ligne de JSON, rien d’autre
    --minutes N  termine la surveillance ; une répétition finit avec son Setup
    Se termine par 0 aucun port capturé, aucun service d’avant arrêté,
    2 un port capturé ou un tel service arrêté à la fin, 3 inconnu, ou
    surveillance impossible`,
  'terminal.help.verify': `verify [--server local|sim:<scénario>] [--limit SECONDES]
       [--baseline FICHIER] [--json] [--out DOSSIER]
    Compare un serveur après la mise à jour à ce qui a été conservé avant,
    dans l’exécution ouverte de ce serveur ; attend d’abord ses services.
    --limit SECONDES    la plus longue attente des services
    --baseline FICHIER  evidence.json d’avant, si l’exécution n’en a pas
    --json              le rapport en JSON sur la sortie standard, seul
    --out DOSSIER       écrit aussi report.html, report.json et evidence.json
    Se termine par 0 sain, 1 dégradé, 2 interruption, 3 incomplet`,
  'terminal.help.scenarios': 'Scénarios',
  'terminal.help.every': `Avec chaque commande
    --language en|fr  la langue de ce qui s’adresse aux personnes ; sinon celle
                      de LC_ALL, LC_MESSAGES ou LANG. JSON reste en anglais`,
  'terminal.help.exits': `Codes de sortie
    0 Go, 1 Go avec réserves, 2 No-go, 3 incomplet,
    64 mauvais usage, 65 fichier illisible, 70 erreur interne`,

  'terminal.of': '{name} : {text}',
  'terminal.wrote': 'Écrit : {path}',
  'terminal.wrote-legend': 'Écrit : {path} (à garder à l’écart du rapport)',
  'terminal.health': 'État de santé : {health}',
  'terminal.verdict': 'Verdict : {verdict}',
  'terminal.no-data-folder':
    'Les exécutions ne peuvent pas être conservées dans {folder} ({why}). Indiquez un autre dossier dans CU_PREFLIGHT_DATA.',
  'terminal.no-run':
    'Il n’y a pas d’exécution "{run}" : ni fichier ou dossier de ce nom, ni exécution dans {folder}.',
  'terminal.holds-no-run': '{folder} ne contient pas d’exécution.',
  'terminal.not-windows':
    'Cet ordinateur n’est pas sous Windows et ne peut donc pas être examiné. Choisissez un serveur de répétition : --server sim:<scénario>.',
  'terminal.no-application':
    'Un PDF est imprimé par l’application, qui n’a pas été trouvée à côté de ce programme. Indiquez-la dans CU_PREFLIGHT_APP, ou utilisez --format html et imprimez ce fichier.',
  'terminal.no-pdf': 'L’application n’a pas imprimé de PDF (code de sortie : {code}). {line}',
  'terminal.no-exit-code': 'aucun',
  'terminal.application-not-started': 'L’application n’a pas pu être démarrée : {why}',
  'terminal.input.folder': '{path} est un dossier, pas un fichier.',
  'terminal.input.missing': '{path} n’existe pas.',
  'terminal.input.denied': '{path} ne peut pas être lu par ce compte.',
  'terminal.input.locked': '{path} est verrouillé par un autre programme.',

  'terminal.stopping':
    'Arrêt en cours ; ce qui a été lu est conservé. Appuyez encore sur Ctrl-C pour terminer aussitôt.',
  'terminal.run': 'Exécution {run} sur {server}',
  'terminal.step.running': 'en cours : {command}',
  'terminal.step.taking-back': 'retour arrière : {command}',
  'terminal.taken-up': 'L’exécution {run} est reprise.',
  'terminal.verify.baseline': 'L’état de référence est {file}.',
  'terminal.verify.rehearsal':
    'Un serveur de répétition commence avant la mise à jour : les contrôles et la mise à jour viennent d’abord.',
  'terminal.verify.no-run':
    'Il n’y a pas d’exécution ouverte de ce serveur : rien n’a été conservé d’avant la mise à jour pour comparer. Les contrôles sont d’abord exécutés.',
  'terminal.verify.setup-runs':
    'Setup est en cours : attendez sa fin sous surveillance, puis vérifiez.',
  'terminal.verify.watch-ended': 'La surveillance de cette exécution est terminée.',
  'terminal.verify.begins':
    'Vérification ; les services sont attendus jusqu’à {time} UTC au plus tard.',
  'terminal.verify.waiting': 'attente de {services}',
  'terminal.verify.waiting-more': 'attente de {services} et {count} de plus',
  'terminal.verify.service': '{name} ({state})',
  'terminal.verify.settled': 'services : {outcome} après {seconds} s',
  'terminal.verify.finished':
    'constats : {findings}, connexions aux services de messagerie : {connections}',
  'terminal.verify.stopped': 'La vérification a été arrêtée avant son terme.',
};
