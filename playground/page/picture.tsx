// A picture inside a message; where it cannot be loaded it gives its place back.
import { useState } from 'preact/hooks';

export function Picture(props: { readonly url: string; readonly alt: string; readonly className: string }) {
  const [broken, setBroken] = useState('');
  if (!/^https:\/\//.test(props.url) || broken === props.url) return null;
  return (
    <img
      class={props.className}
      src={props.url}
      alt={props.alt}
      loading="lazy"
      onError={() => setBroken(props.url)}
    />
  );
}
