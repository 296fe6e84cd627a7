// Who wrote it, as a small picture made of shapes and letters: nothing is loaded from anywhere.
interface AvatarProps {
  readonly name: string;
  readonly bot?: boolean;
}

export function Avatar({ name, bot }: AvatarProps) {
  if (bot) return <Paperboy />;
  return (
    <span class="avatar" data-tint={tint(name)} aria-hidden="true">
      {name.slice(0, 1)}
    </span>
  );
}

/** A folded newspaper. */
export function Paperboy() {
  return (
    <svg class="avatar" viewBox="0 0 36 36" aria-hidden="true">
      <rect width="36" height="36" fill="#c8442b" />
      <path d="M9 9h15v18H11.5A2.5 2.5 0 0 1 9 24.500z" fill="#fff" />
      <path d="M24 14h3v10.500a2.500 2.500 0 0 1-2.500 2.500H24z" fill="#f4c9bd" />
      <path
        d="M11.500 12h10v3h-10zM11.500 17h4.500v5h-4.500zM17.500 17h4v1.400h-4zM17.500 19.800h4v1.400h-4zM11.500 23.700h10v1.400h-10z"
        fill="#c8442b"
      />
    </svg>
  );
}

const tint = (name: string): number => (name.codePointAt(0) ?? 0) % 4;
