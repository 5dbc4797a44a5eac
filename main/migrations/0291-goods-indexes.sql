-- Whatever points at a document is found without reading the whole table.
CREATE INDEX goods_movements_by_document ON goods_movements (document_id) WHERE document_id IS NOT NULL;
CREATE INDEX goods_lines_by_list ON goods_lines (list_id);
