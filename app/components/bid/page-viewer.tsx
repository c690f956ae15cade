import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { controlClass } from "#app/components/form/field-frame.tsx";
import { Button } from "#app/components/ui/button.tsx";
import { openPages, type Pages } from "./open-pages.ts";

const zooms = [1, 1.5, 2, 3] as const;

/** A PDF or picture page by page on the page that asked for it; the arrow keys turn pages. */
export function PageViewer({ url, name, onClose }: { url: string; name: string; onClose: () => void }) {
  const { pages, problem } = usePages(url);
  const [number, setNumber] = useState(1);
  const [zoom, setZoom] = useState(0);
  const frame = useRef<HTMLElement>(null);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => {
    frame.current?.scrollIntoView({ block: "start" });
    // The keys turn pages while the sheet has the focus.
    sheet.current?.focus({ preventScroll: true });
  }, []);
  const count = pages?.count ?? 1;
  const turn = (to: number) => setNumber(Math.min(count, Math.max(1, to)));
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof HTMLInputElement) return;
    if (event.key === "ArrowRight" || event.key === "PageDown") turn(number + 1);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") turn(number - 1);
    else return;
    event.preventDefault();
  };
  return (
    <section ref={frame} aria-label={`查看 ${name}`} className="my-4 scroll-mt-24 border border-edge lg:scroll-mt-0">
      <div className="flex flex-wrap items-center gap-2 border-b border-line bg-wash px-3 py-2 text-sm">
        <span className="mr-auto font-medium break-all">{name}</span>
        <Button type="button" tone="plain" onClick={() => turn(number - 1)} disabled={number <= 1}>
          上一页
        </Button>
        <label className="flex items-center gap-1">
          第
          <input type="number" min={1} max={count} value={number} onChange={({ target }) => turn(Number(target.value) || 1)} className={`${controlClass} w-16 text-center`} aria-label="页码" />
          <span className="whitespace-nowrap">/ {count} 页</span>
        </label>
        <Button type="button" tone="plain" onClick={() => turn(number + 1)} disabled={number >= count}>
          下一页
        </Button>
        <Button type="button" tone="plain" onClick={() => setZoom((zoom + 1) % zooms.length)}>
          {zoom === zooms.length - 1 ? "还原" : "放大"}
        </Button>
        <Button type="button" tone="plain" onClick={onClose}>
          关闭
        </Button>
      </div>
      <div ref={sheet} tabIndex={0} role="group" aria-label="页面" onKeyDown={onKeyDown} className="max-h-[75vh] min-h-64 overflow-auto bg-wash p-2 lg:h-[75vh]">
        {problem !== null && <p className="p-4">{problem}</p>}
        {problem === null && pages === null && <p className="p-4 text-soft">正在打开……</p>}
        {pages && <Sheet pages={pages} number={number} zoom={zooms[zoom]!} />}
      </div>
    </section>
  );
}

/** What was opened from the address, or why nothing was. */
function usePages(url: string): { pages: Pages | null; problem: string | null } {
  const [state, setState] = useState<{ url: string; pages: Pages | null; problem: string | null }>({ url, pages: null, problem: null });
  useEffect(() => {
    let isLeft = false;
    let opened: Pages | null = null;
    openPages(url).then(
      (result) => {
        if (typeof result === "string") return isLeft || setState({ url, pages: null, problem: result });
        opened = result;
        return isLeft ? result.close() : setState({ url, pages: result, problem: null });
      },
      () => isLeft || setState({ url, pages: null, problem: "这个文件不能逐页显示，请下载后用本机软件打开。" }),
    );
    return () => {
      isLeft = true;
      opened?.close();
    };
  }, [url]);
  return state.url === url ? state : { pages: null, problem: null };
}

function Sheet({ pages, number, zoom }: { pages: Pages; number: number; zoom: number }) {
  const place = useRef<HTMLDivElement>(null);
  const [failed, setFailed] = useState<number | null>(null);
  useEffect(() => {
    // A canvas of its own for each drawing: one that is still drawing takes no second page.
    const canvas = document.createElement("canvas");
    const width = place.current!.clientWidth * zoom;
    let isLeft = false;
    pages.draw(number, canvas, width).then(
      () => {
        if (isLeft) return;
        canvas.style.width = `${width}px`;
        canvas.setAttribute("role", "img");
        canvas.setAttribute("aria-label", `第 ${number} 页`);
        place.current?.replaceChildren(canvas);
        setFailed(null);
      },
      () => isLeft || setFailed(number),
    );
    return () => {
      isLeft = true;
    };
  }, [pages, number, zoom]);
  return (
    <>
      {failed === number && <p className="p-4">第 {number} 页不能显示，请下载后查看。</p>}
      <div ref={place} className="min-h-40" />
    </>
  );
}
