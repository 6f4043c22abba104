<?php $mat_khau = "x"; ?>
