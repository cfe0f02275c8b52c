import type { protocolEn } from '../../en/stored/protocol.ts';

export const protocolFr: Readonly<Record<keyof typeof protocolEn, string>> = {
  'address.pipe':
    '{address} n’est pas l’adresse d’un agent : un nom de canal se compose de lettres, de chiffres, de points, de traits d’union et de soulignés.',
  'address.unix':
    '{address} n’est pas l’adresse d’un agent : le chemin d’un socket doit être absolu.',
  'address.unix-length':
    '{address} n’est pas l’adresse d’un agent : le chemin d’un socket a au plus {most} caractères.',
  'address.tcp':
    '{address} n’est pas l’adresse d’un agent : TCP n’est possible que sur 127.0.0.1, avec un port de 65535 au plus.',
  'address.kind':
    '{address} n’est pas l’adresse d’un agent : elle doit commencer par pipe, unix ou tcp suivi de deux-points.',
  'client.no-welcome': 'L’agent a accepté la connexion, mais n’a pas répondu à temps.',
  'client.hangs': 'L’agent ne répond plus, bien que son processus existe.',
  'client.stranger': 'Ce qui y répond ne connaît pas le jeton : ce n’est pas notre agent.',
  'client.token-not-kept': 'Le jeton de la prochaine connexion ne peut pas être conservé : {why}',
  'client.never-sent': 'L’agent a répondu à la demande {id}, qui n’a jamais été envoyée.',
  'client.answer-form': 'La réponse de l’agent à {method} n’a pas la forme convenue : {issue}',
  'client.greeted-again': 'L’agent a recommencé son message d’accueil.',
  'client.versions':
    'L’agent parle la version {agent} du protocole, ce programme la version {own}. Utilisez la même version des deux.',
  'client.welcome-early': 'L’agent a souhaité la bienvenue hors de son tour.',
  'client.no-agent': 'Ce qui y répond n’est pas un agent de ce programme.',
  'client.no-answer': 'L’agent fonctionne, mais n’a pas répondu à temps à {method}.',
  'client.unreadable': 'La réponse de l’agent ne peut pas être lue : {why}',
  'client.gone': 'L’agent a disparu.',
  'client.gone-why': 'L’agent a disparu ({why}).',
  'client.broke-off': 'Il s’est interrompu au milieu d’une réponse.',
  'client.not-connected': 'Aucun agent n’est connecté.',
  'frame.too-long': 'Une ligne dépasse {most} caractères, ce qu’aucune trame ne fait.',
  'frame.not-json': 'Une ligne n’est pas du JSON : {line}.',
  'frame.unknown': 'Une ligne n’est pas une trame de ce protocole : {issue}',
};
