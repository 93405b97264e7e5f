-- What `rfm score --model none` counts of the export that `rfm sample` writes, one row a customer with a purchase:
-- an order is a customer and an order id; above zero it is a purchase, below zero a refund.
COPY (
  WITH lines AS (
    SELECT order_id, order_date, customer_id, amount
    FROM read_csv('{input}', header = true, auto_detect = false, delim = ',', quote = '"', escape = '"',
      compression = '{compression}', columns = {
        order_id: 'VARCHAR', order_date: 'TIMESTAMP', customer_id: 'VARCHAR', email: 'VARCHAR', country: 'VARCHAR',
        status: 'VARCHAR', product: 'VARCHAR', category: 'VARCHAR', quantity: 'INTEGER', unit_price: 'DECIMAL(18,2)',
        amount: 'DECIMAL(18,2)'
      })
    WHERE status <> 'cancelled'
  ),
  orders AS (
    SELECT customer_id, order_id, min(order_date)::DATE AS day, sum(amount) AS net
    FROM lines
    GROUP BY customer_id, order_id
  )
  SELECT
    customer_id,
    count(*) FILTER (net > 0) AS orders,
    count(DISTINCT day) FILTER (net > 0) AS days,
    sum(net) AS net,
    coalesce(-sum(net) FILTER (net < 0), 0) AS refunds
  FROM orders
  GROUP BY customer_id
  HAVING count(*) FILTER (net > 0) > 0
) TO '{output}' (HEADER, DELIMITER ',');
