// https://docs.slack.dev/reference/block-kit/blocks/section-block/
import { Picture } from '../picture.tsx';
import { type Fields, fields, list, text } from '../read.ts';
import { Control } from './controls.tsx';
import { TextObject } from './text-object.tsx';

export function Section({ block }: { readonly block: Fields }) {
  const accessory = fields(block, 'accessory');
  const columns = list(block, 'fields');
  return (
    <div class="section">
      <div class="section-text">
        <TextObject object={fields(block, 'text')} />
        {columns.length > 0 && (
          <div class="fields">
            {columns.map((field, index) => (
              <div key={index}>
                <TextObject object={field} />
              </div>
            ))}
          </div>
        )}
      </div>
      {accessory &&
        (text(accessory, 'type') === 'image' ? (
          <Picture
            className="accessory"
            url={text(accessory, 'image_url')}
            alt={text(accessory, 'alt_text')}
          />
        ) : (
          <Control element={accessory} />
        ))}
    </div>
  );
}
